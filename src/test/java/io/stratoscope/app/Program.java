package io.stratoscope.app;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.cli.StratoscopeCli;
import io.stratoscope.cli.Terminal;
import io.stratoscope.job.Jobs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The whole program as its user calls it, in this process, away from the machine's own AWS settings and data. */
final class Program implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final Jobs jobs = new Jobs(CLOCK);
    private final Path directory;
    private String answers = "";
    private final Map<String, String> variables;

    /**
     * A program that is not yet run.
     *
     * @param directory holds its home and data directories
     * @param variables its environment
     */
    Program(Path directory, Map<String, String> variables) {
        this.directory = directory;
        this.variables = variables;
    }

    /** What one run came to. */
    record Run(int exitCode, String out, String err) {}

    /** What the person types from now on. */
    Program answering(String lines) {
        answers = lines;
        return this;
    }

    Run run(String... arguments) {
        return run(new ByteArrayOutputStream(), false, arguments);
    }

    /**
     * Runs it.
     *
     * @param out takes its results, which are also in the run where it is one in memory
     * @param outIsTerminal what it is told of that
     */
    Run run(OutputStream out, boolean outIsTerminal, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                Terminal.of(
                        new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
                        out,
                        err,
                        outIsTerminal,
                        outIsTerminal);
        AwsEnvironment aws = new AwsEnvironment(variables, directory.resolve("home"));
        int exitCode =
                new StratoscopeCli(
                                Wiring.commandLine(
                                        terminal, CLOCK, jobs, aws, directory.resolve("data")))
                        .run(arguments);
        return new Run(
                exitCode,
                out instanceof ByteArrayOutputStream memory
                        ? memory.toString(StandardCharsets.UTF_8)
                        : "",
                err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        jobs.close();
    }
}
