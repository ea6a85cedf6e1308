package io.stratoscope.app;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.cli.CliEnvironment;
import io.stratoscope.cli.Terminal;
import io.stratoscope.job.Jobs;

import java.nio.file.Path;
import java.time.Clock;

/** The one place where the program is put together. */
final class Wiring {

    private Wiring() {}

    /**
     * What the commands work with.
     *
     * @param aws the environment that says which account is meant
     * @param dataDirectory where earlier snapshots are kept
     */
    static CliEnvironment commandLine(
            Terminal terminal, Clock clock, Jobs jobs, AwsEnvironment aws, Path dataDirectory) {
        Accounts accounts = new Accounts(aws, clock);
        RememberedDiscovery discovery = new RememberedDiscovery(clock);
        SharedLayout layout = new SharedLayout(aws);
        DesktopStarter desktop = new DesktopStarter(aws, accounts, discovery, layout, jobs, clock);
        return new CliEnvironment(
                terminal,
                clock,
                jobs,
                accounts::open,
                directory -> SimulationFile.simulation(directory, clock),
                discovery::run,
                layout::with,
                desktop::open,
                HealthFile::read,
                Limits::read,
                dataDirectory);
    }
}
