package io.stratoscope.cli;

import io.stratoscope.simulator.KeptAccount;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Begins a new simulated account. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Begin a new simulated account in place of the one that was kept: with the Immich project, or empty."
        },
        footerHeading = "%nFor example:%n",
        footer = {"  stratoscope simulate reset --empty"})
final class SimulateResetCommand extends Subcommand {

    @Option(names = "--empty", description = "With nothing in it.")
    boolean empty;

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        session.simulation()
                .reset(empty ? KeptAccount.Beginning.EMPTY : KeptAccount.Beginning.IMMICH);
        session.say(
                empty
                        ? "The simulated account is new and empty."
                        : "The simulated account is new, with the Immich project.");
        return ExitCode.DONE;
    }
}
