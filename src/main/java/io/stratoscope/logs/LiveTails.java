package io.stratoscope.logs;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;

import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The live tails of those who follow: up to ten log groups each, and up to {@link #MOST} of them, as each is paid. A tail that AWS
 * ends after its three hours is opened anew at once; one that breaks, after a pause. Where tails are not allowed none is tried again.
 * Not safe for several threads.
 */
final class LiveTails implements AutoCloseable {

    /** How many groups <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartLiveTail.html">a tail</a> takes. */
    static final int MOST_GROUPS = 10;

    /** How many tails are open at a time: an account has 15 for all who follow. */
    static final int MOST = 3;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** A tail that lived for so long was no failure. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private record Open(LiveTail tail, int number, List<FollowedGroup> groups) {}

    private final AwsAccount account;
    private final Clock clock;
    private final List<Open> open = new ArrayList<>();
    private final Set<String> refusing = new HashSet<>();
    private final Map<Arn, Failure> failures = new LinkedHashMap<>();
    private Instant next = Instant.MIN;
    private Duration pause = FIRST_PAUSE;
    private int numbers;
    private long ids;

    LiveTails(AwsAccount account) {
        this.account = account;
        clock = account.clock();
    }

    /** Why a group has none that could have one; empty where all is well. */
    Optional<Failure> failure() {
        return failures.values().stream().findFirst();
    }

    /**
     * Takes what the tails told.
     *
     * @param sink is told the new lines
     * @return how many updates, which come each second, AWS sampled
     */
    int take(Consumer<LogLine> sink) {
        int sampled = 0;
        for (Open each : List.copyOf(open)) {
            boolean over = each.tail().isEnded();
            List<LiveTailSessionUpdate> updates = each.tail().take();
            for (LiveTailSessionUpdate update : updates) {
                sampled += isSampled(update) ? 1 : 0;
                update.sessionResults().forEach(event -> told(each, event, sink));
            }
            if (over) {
                ended(each);
            } else if (each.tail().since().isPresent()) {
                each.groups().forEach(group -> taken(each.tail(), group));
            }
        }
        return sampled;
    }

    private void taken(LiveTail tail, FollowedGroup group) {
        failures.remove(group.arn());
        group.taken(tail.since(), tail.heard());
    }

    private static boolean isSampled(LiveTailSessionUpdate update) {
        return update.sessionMetadata() != null
                && Boolean.TRUE.equals(update.sessionMetadata().sampled());
    }

    private void told(Open from, LiveTailSessionLogEvent event, Consumer<LogLine> sink) {
        Optional<FollowedGroup> group = group(from, String.valueOf(event.logGroupIdentifier()));
        if (group.isEmpty()) {
            from.tail()
                    .end(
                            new Failure.Unsupported(
                                    "logs:StartLiveTail",
                                    "the live tail tells of a log group that is not known: "
                                            + event.logGroupIdentifier()));
            return;
        }
        String id = String.format(Locale.ROOT, "tail-%012d", ++ids);
        group.get().told(event, from.number(), id, sink);
    }

    /** AWS names groups by ARN, or by account and name. */
    private static Optional<FollowedGroup> group(Open from, String identifier) {
        if (from.groups().size() == 1) {
            return Optional.of(from.groups().getFirst());
        }
        String name =
                identifier.endsWith(":*")
                        ? identifier.substring(0, identifier.length() - 2)
                        : identifier;
        return from.groups().stream()
                .filter(group -> name.equals(group.name()) || name.endsWith(":" + group.name()))
                .findFirst();
    }

    private void ended(Open tail) {
        tail.tail().close();
        open.remove(tail);
        tail.groups().forEach(FollowedGroup::untail);
        Optional<Failure> failure = tail.tail().failure();
        failure.ifPresent(why -> tail.groups().forEach(group -> failures.put(group.arn(), why)));
        if (failure.filter(LiveTails::stays).isPresent()) {
            refusing.add(tail.groups().getFirst().arn().region());
            return;
        }
        boolean wasGood = tail.tail().age().compareTo(LONG_ENOUGH) >= 0;
        pause = wasGood ? FIRST_PAUSE : pause;
        if (!wasGood || failure.isPresent()) {
            next = clock.instant().plus(pause);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    /** Whether another try would end alike. */
    private static boolean stays(Failure failure) {
        return switch (failure) {
            case Failure.AccessDenied _, Failure.Unsupported _, Failure.Capped _, Failure.Bug _ ->
                    true;
            case Failure.Throttled _,
                    Failure.BadCredentials _,
                    Failure.Network _,
                    Failure.NotFound _,
                    Failure.ServiceError _,
                    Failure.Cancelled _ ->
                    false;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Opens tails for those that could have one, as far as there may be more. */
    void open(List<FollowedGroup> groups) {
        if (!next.equals(Instant.MIN) && clock.instant().isBefore(next)) {
            return;
        }
        List<FollowedGroup> without =
                new ArrayList<>(
                        groups.stream()
                                .filter(FollowedGroup::wantsTail)
                                .filter(group -> !refusing.contains(group.arn().region()))
                                .toList());
        while (!without.isEmpty() && open.size() < MOST) {
            String region = without.getFirst().arn().region();
            List<FollowedGroup> some =
                    without.stream()
                            .filter(group -> group.arn().region().equals(region))
                            .limit(MOST_GROUPS)
                            .toList();
            without.removeAll(some);
            List<Arn> arns = some.stream().map(FollowedGroup::arn).toList();
            LiveTail tail =
                    LiveTail.open(
                            account,
                            arns,
                            some.size() == 1 ? some.getFirst().prefixes() : List.of());
            some.forEach(FollowedGroup::tail);
            open.add(new Open(tail, ++numbers, some));
        }
    }

    @Override
    public void close() {
        for (Open each : open) {
            each.tail().close();
            each.groups().forEach(FollowedGroup::untail);
        }
        open.clear();
    }
}
