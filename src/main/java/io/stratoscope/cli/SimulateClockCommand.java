package io.stratoscope.cli;

import io.stratoscope.simulator.KeptAccount;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets the simulated account's clock go faster. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Let what takes AWS minutes take as long on the simulated account's clock, and let that clock go faster than real time."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope simulate clock --speed 60",
            "  stratoscope simulate clock --speed 0"
        })
final class SimulateClockCommand extends Subcommand {

    /** A day in less than a second. */
    private static final long FASTEST = 100_000;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description =
                    "So many times as fast as real time; 0: as real time, and nothing takes any. At first it is 0.")
    @Nullable Long speed;

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        KeptAccount kept = session.simulation().open();
        if (speed != null) {
            if (speed < 0 || speed > FASTEST) {
                throw new UsageException("--speed is from 0 to " + FASTEST);
            }
            kept.speed(speed);
        }
        SimulateStatusCommand.print(session, kept);
        return ExitCode.DONE;
    }
}
