package io.stratoscope.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

import java.io.PrintWriter;
import java.util.List;

/** The command line: parses it, runs the command, and turns what happens into an exit code. */
public final class StratoscopeCli {

    private final CliEnvironment environment;

    public StratoscopeCli(CliEnvironment environment) {
        this.environment = environment;
    }

    /** All subcommands: a new one is one class and one line here. */
    private static List<Subcommand> subcommands() {
        return List.of(
                new DoctorCommand(),
                new ProjectsCommand(),
                new DiscoverCommand(),
                new DiagramCommand(),
                new BlastRadiusCommand(),
                new SpofCommand(),
                new DiffCommand(),
                new OpenCommand());
    }

    /** Runs the command line; the result is the process's exit code. */
    public int run(String... arguments) {
        StratoscopeCommand root = new StratoscopeCommand(environment);
        CommandLine line = new CommandLine(root);
        subcommands().forEach(line::addSubcommand);
        Terminal terminal = environment.terminal();
        line.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                terminal.interactive() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((e, _) -> wrongUsage(e, terminal.err()))
                .setExecutionExceptionHandler(
                        (e, _, _) -> Errors.report(e, terminal.err(), root.options.verbose).code());
        return line.execute(arguments);
    }

    private static int wrongUsage(ParameterException e, PrintWriter err) {
        @Nullable String command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println(
                "stratoscope: "
                        + Terminal.plain(String.valueOf(e.getMessage()))
                        + "; see '"
                        + command
                        + " --help'");
        return ExitCode.USAGE.code();
    }
}
