package io.stratoscope.app;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.aws.LiveAccount;
import io.stratoscope.aws.LiveOptions;
import io.stratoscope.aws.Regions;
import io.stratoscope.cli.AccountOptions;
import io.stratoscope.cli.OpenedAccount;
import io.stratoscope.cost.WatchingMeter;
import io.stratoscope.simulator.SimulatedAccount;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Opens the account that the operator asked for, or the simulated one where he asked for none. */
final class Accounts {

    private final AwsEnvironment environment;
    private final Clock clock;

    Accounts(AwsEnvironment environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    OpenedAccount open(AccountOptions options, Path dataDirectory) {
        OpenedAccount opened = unmetered(options, dataDirectory);
        opened.account().meter().paidBy(watching(opened.account(), dataDirectory));
        return opened;
    }

    /** What watching an account costs, as a data directory keeps it. */
    static WatchingMeter watching(AwsAccount account, Path dataDirectory) {
        return WatchingMeter.of(
                account, dataDirectory, () -> Limits.read(dataDirectory).watchingUsd());
    }

    private OpenedAccount unmetered(AccountOptions options, Path dataDirectory) {
        if (options.simulate()) {
            return new OpenedAccount(simulated(options, dataDirectory), Optional.empty());
        }
        if (options.profile().isEmpty()
                && options.endpoint().isEmpty()
                && !environment.namesAnAccount()) {
            return new OpenedAccount(
                    simulated(options, dataDirectory),
                    Optional.of(
                            "No account was chosen: this is the simulated account, nothing of it is real."
                                    + " For your own, give --profile P."));
        }
        LiveOptions live =
                new LiveOptions(options.profile(), options.regions(), options.endpoint());
        return new OpenedAccount(LiveAccount.connect(live, environment, clock), Optional.empty());
    }

    private SimulatedAccount simulated(AccountOptions options, Path dataDirectory) {
        SimulatedAccount account = SimulatedAccount.kept(clock, SimulationFile.in(dataDirectory));
        return options.regions().isEmpty()
                ? account
                : account.withRegions(options.regions().stream().map(Regions::known).toList());
    }
}
