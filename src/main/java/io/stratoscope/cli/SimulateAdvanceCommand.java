package io.stratoscope.cli;

import io.stratoscope.simulator.KeptAccount;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the simulated account's clock forward. */
@Command(
        name = "advance",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {"Turn the simulated account's clock forward."},
        footerHeading = "%nFor example:%n",
        footer = {"  stratoscope simulate advance 6h", "  stratoscope simulate advance 2d"})
final class SimulateAdvanceCommand extends Subcommand {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,5})([smhd])");

    @Parameters(index = "0", paramLabel = "SPAN", description = "How far: 30s, 15m, 6h or 2d.")
    String span = "";

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        Duration by = read(span);
        KeptAccount kept = session.simulation().open();
        kept.advance(by);
        SimulateStatusCommand.print(session, kept);
        return ExitCode.DONE;
    }

    private static Duration read(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException(
                    "'"
                            + Terminal.plain(text)
                            + "' is no span of time; write it like 30s, 15m, 6h or 2d");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
