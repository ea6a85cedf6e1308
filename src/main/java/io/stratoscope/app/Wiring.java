package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.backup.proof.ApiKey;
import io.stratoscope.cli.CliEnvironment;
import io.stratoscope.cli.Terminal;
import io.stratoscope.job.Jobs;
import io.stratoscope.simulator.SimulatedAccount;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The one place where the program is put together. */
final class Wiring {

    private static final String API_KEY = "STRATOSCOPE_IMMICH_API_KEY";

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
                account -> apiKey(account, aws),
                dataDirectory);
    }

    /** Of the simulated account's application everybody knows the key; that of a real one is in the environment. */
    static Optional<ApiKey> apiKey(AwsAccount account, AwsEnvironment environment) {
        return account.simulated()
                ? Optional.of(ApiKey.of(SimulatedAccount.immichKey()))
                : environment.variable(API_KEY).map(ApiKey::of);
    }
}
