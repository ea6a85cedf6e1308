package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.proof.ApiKey;
import io.stratoscope.cost.CostLimits;
import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.LayoutEngine;
import io.stratoscope.health.HealthRule;
import io.stratoscope.health.HealthSettings;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.KeptAccount;
import io.stratoscope.store.FileException;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the commands are given by the composition root. Everything that is slow to make is made when it is first asked for.
 *
 * @param accounts opens an account; fails with {@link UsageException} for an unknown profile or region
 * @param simulation opens the log of the simulated account in a data directory
 * @param discovery finds a scope's resources, knowing what was found before
 * @param layouts gives the layout with an engine; fails with {@link UsageException} for one that is not on the machine
 * @param desktop opens the window and stays until it is closed
 * @param healthSettings reads what the operator changed of the health rules
 * @param limits reads how much the operator wants to pay
 * @param apiKeys the key with which the application of an account's project is asked; empty where the operator gave none
 * @param dataDirectory the user's data directory, unless the command line names one
 */
public record CliEnvironment(
        Terminal terminal,
        Clock clock,
        Jobs jobs,
        Accounts accounts,
        Function<Path, Simulation> simulation,
        DiscoveryPort discovery,
        Function<LayoutEngine, Layout> layouts,
        Desktop desktop,
        HealthSettingsPort healthSettings,
        Function<Path, CostLimits> limits,
        Function<AwsAccount, Optional<ApiKey>> apiKeys,
        Path dataDirectory) {

    /** Opens accounts. */
    @FunctionalInterface
    public interface Accounts {
        OpenedAccount open(AccountOptions options, Path dataDirectory);
    }

    /** The simulated account as it is kept in a data directory. */
    public interface Simulation {
        KeptAccount open();

        /** Begins a new one in place of what was kept. */
        void reset(KeptAccount.Beginning beginning);
    }

    /** Finds a scope's resources. */
    @FunctionalInterface
    public interface DiscoveryPort {
        /**
         * Discovers.
         *
         * @param named looked at too, whether or not anything in the account names them
         */
        Snapshot discover(
                AwsAccount account,
                Scope scope,
                Set<Arn> named,
                Path dataDirectory,
                JobContext context);
    }

    /** What the operator changed of the health rules. */
    @FunctionalInterface
    public interface HealthSettingsPort {
        /**
         * Reads it.
         *
         * @throws FileException when the file is wrong, in one line
         */
        HealthSettings read(Path dataDirectory, List<HealthRule> rules);
    }

    /** The window. */
    @FunctionalInterface
    public interface Desktop {
        /**
         * Opens the window on an account and returns when the operator closes it.
         *
         * @throws UsageException when there is no display
         */
        void open(DesktopRequest request);
    }
}
