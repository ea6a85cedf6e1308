package io.stratoscope.ui.backups;

import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillQuote;
import io.stratoscope.backup.drill.DrillReport;
import io.stratoscope.backup.drill.DrillWords;
import io.stratoscope.backup.drill.Leftover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Drills as the window says them. */
final class DrillSentences {

    private DrillSentences() {}

    static String mark(DrillCheck.State state) {
        return switch (state) {
            case PASS -> "✓";
            case FAIL -> "×";
            case NOT_CHECKABLE -> "?";
        };
    }

    /** What a drill takes, or that it would not work. */
    static String offer(DrillPort.Offer offer) {
        String quote = offer.quote().map(DrillSentences::quote).orElse("");
        long failed = offer.checks().stream().filter(DrillCheck::failed).count();
        return offer.isReady()
                ? quote
                : "It would not work: "
                        + (failed == 1 ? "1 check failed" : failed + " checks failed")
                        + ". Nothing was made.";
    }

    private static String quote(DrillQuote quote) {
        return "It makes "
                + quote.lines().size()
                + " resources, takes about "
                + quote.minutes().toMinutes()
                + " minutes ("
                + quote.basis()
                + ") and costs about "
                + DrillWords.usd(quote.usd())
                + (quote.unpriced().isEmpty()
                        ? ""
                        : ", without "
                                + String.join(", ", quote.unpriced())
                                + ", whose price is not known")
                + ".";
    }

    /** How it ended and what was measured. */
    static String verdict(DrillReport report) {
        return report.verdict().name()
                + ": "
                + report.reason()
                + report.recoveryTime().map(time -> ". RTO " + DrillWords.span(time)).orElse("")
                + report.recoveryPoint().map(age -> ". RPO " + DrillWords.span(age)).orElse("")
                + ". Cost "
                + DrillWords.usd(report.meteredUsd())
                + ".";
    }

    static String notice(DrillReport report) {
        return "Restore drill "
                + DrillWords.verdict(report.verdict())
                + ": "
                + BackupRefusals.sentence(report.reason());
    }

    /** What is not known to be gone. */
    static String left(DrillReport report) {
        long still = report.resources().stream().filter(made -> made.goneAt().isEmpty()).count();
        return (still == 1 ? "1 resource was" : still + " resources were")
                + " not removed: look again, then remove what "
                + report.id()
                + " left.";
    }

    static String files(String status, long files, long bytes, Optional<Duration> left) {
        return "files "
                + status.toLowerCase(Locale.ROOT)
                + (files == 0
                        ? ""
                        : ", " + BackupWords.files(files) + ", " + BackupWords.bytes(bytes))
                + left.map(rest -> ", " + DrillWords.span(rest) + " left").orElse("");
    }

    /** What a crash left. */
    static String leftover(Leftover leftover, Instant now, Clock zone) {
        int count = leftover.resources().size();
        return "A drill was left: "
                + leftover.drill()
                + ", "
                + (count == 1 ? "1 resource" : count + " resources")
                + (leftover.isExpired(now)
                        ? "; its lease is over."
                        : leftover.expires()
                                .map(at ->
                                        "; its lease ends "
                                                + BackupWords.time(at, zone)
                                                + ": it may still run elsewhere.")
                                .orElse("."));
    }
}
