package io.stratoscope.cli;

import io.stratoscope.simulator.KeptAccount;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.time.Duration;

/** Turns the simulated account's clock forward. */
@Command(
        name = "advance",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {"Turn the simulated account's clock forward."},
        footerHeading = "%nFor example:%n",
        footer = {"  stratoscope simulate advance 6h", "  stratoscope simulate advance 2d"})
final class SimulateAdvanceCommand extends Subcommand {

    @Parameters(index = "0", paramLabel = "SPAN", description = "How far: 30s, 15m, 6h or 2d.")
    String span = "";

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        Duration by =
                Span.read(span)
                        .orElseThrow(() ->
                                new UsageException(
                                        "'"
                                                + Terminal.plain(span)
                                                + "' is no span of time; write it like 30s, 15m, 6h or 2d"));
        KeptAccount kept = session.simulation().open();
        kept.advance(by);
        SimulateStatusCommand.print(session, kept);
        return ExitCode.DONE;
    }
}
