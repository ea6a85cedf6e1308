package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.CallMeter;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.model.Failure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says how log groups are followed, when that changes, and what it costs. Safe for many threads: Ctrl+C comes on another. */
final class FollowingText {

    private String said = "";

    /** Seconds that AWS sampled. */
    private long sampled;

    /** How many of them were told. */
    private long sampledSaid;

    /** What a look has to say for people beside its lines. */
    synchronized List<String> of(LogFollowing.Look look) {
        List<String> lines = new ArrayList<>();
        LogFollowing.Following following = look.following();
        // What is being opened is live or refused by the next look.
        if (following.opening() == 0) {
            String now = words(following);
            if (!now.equals(said)) {
                lines.add(now);
                said = now;
            }
        }
        sampled += look.sampled();
        // At first, and each time that they are twice as many.
        if (sampled > 0 && sampled >= 2 * sampledSaid) {
            lines.add(sampledWords());
        }
        return lines;
    }

    private String sampledWords() {
        sampledSaid = sampled;
        return "AWS left out lines in "
                + (sampled == 1 ? "1 second" : sampled + " seconds")
                + " that had over 500; logs --since without --follow reads them all.";
    }

    /** What there is to say at the end. */
    synchronized List<String> end(AwsAccount account) {
        List<String> lines = new ArrayList<>();
        if (sampled > sampledSaid) {
            lines.add(sampledWords());
        }
        cost(account).ifPresent(lines::add);
        return lines;
    }

    private static String words(LogFollowing.Following following) {
        String asked = groups(following.asked()) + " by asking every two seconds";
        String files = files(following.files());
        if (following.live() + following.asked() == 0) {
            return "Following " + files + ".";
        }
        if (following.live() == 0) {
            return "Following "
                    + asked
                    + why(following)
                    + (files.isEmpty() ? "" : ", and " + files)
                    + ".";
        }
        String live =
                "Following "
                        + groups(following.live())
                        + " by live tail"
                        + (following.asked() == 0 ? "" : ", and " + asked + why(following))
                        + (files.isEmpty() ? "" : ", and " + files);
        return live
                + ". AWS takes "
                + price()
                + " a minute for each ten groups; --poll costs nothing.";
    }

    private static String files(int count) {
        return count == 0
                ? ""
                : (count == 1 ? "1 bucket" : count + " buckets")
                        + " by asking for new files each minute";
    }

    private static String groups(int count) {
        return count == 1 ? "1 log group" : count + " log groups";
    }

    private static String why(LogFollowing.Following following) {
        return following
                .why()
                .map(failure -> " as there is no live tail: " + reason(failure))
                .orElse(following.live() == 0 ? "" : " as there are so many");
    }

    private static String reason(Failure failure) {
        return Terminal.plain(failure.message() + "; " + failure.remedy());
    }

    private static String price() {
        return "$" + CallMeter.usdPerLiveTailMinute().toPlainString();
    }

    private static Optional<String> cost(AwsAccount account) {
        long minutes = account.meter().liveTailMinutes();
        BigDecimal usd = CallMeter.usdPerLiveTailMinute().multiply(BigDecimal.valueOf(minutes));
        return minutes == 0
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%d minute%s of live tail, about $%.2f by list price%s.",
                                minutes,
                                minutes == 1 ? "" : "s",
                                usd,
                                account.simulated()
                                        ? " (nothing for the simulated account)"
                                        : ", before the 1,800 minutes that are free each month"));
    }
}
