package io.stratoscope.app;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.cli.CliEnvironment;
import io.stratoscope.cli.StratoscopeCli;
import io.stratoscope.cli.Terminal;
import io.stratoscope.job.Jobs;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Clock;

/** Where the program starts. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // Pictures are drawn in memory: AWT must not look for a display of its own.
        System.setProperty("java.awt.headless", "true");
        int exitCode;
        Clock clock = Clock.systemUTC();
        try (Jobs jobs = new Jobs(clock)) {
            AwsEnvironment aws = AwsEnvironment.ofThisProcess();
            Path data = DataDirectory.of(aws.variables(), aws.home());
            CliEnvironment environment = Wiring.commandLine(terminal(), clock, jobs, aws, data);
            exitCode = new StratoscopeCli(environment).run(arguments);
        }
        System.exit(exitCode);
    }

    // The start script knows which of its streams are terminals; Java can only tell for input and
    // output together.
    private static Terminal terminal() {
        String streams = System.getProperty("stratoscope.terminals", "");
        return Terminal.of(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                System.err,
                streams.contains("err"),
                streams.contains("out"));
    }
}
