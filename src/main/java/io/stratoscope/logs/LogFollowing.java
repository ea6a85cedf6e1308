package io.stratoscope.logs;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Follows log groups: asks them again and again for what is new, and tells each line once.
 *
 * <p>A line may come in later than younger ones. So each look goes back over some of what was read already, and each minute one
 * goes back {@link #DEEP}; what was told before is known by its id. A line is held back for {@link #SETTLE}, so that those that are
 * a little late take their place before it is told; one that is later than that is told as late. What comes in more than
 * {@link #DEEP} after its own time is not seen: CloudWatch Logs cannot be asked for what came in since.
 *
 * <p>A group that cannot be read is asked again at the next look, from where it was read last: nothing is lost by an outage.
 * Streams that are new since are read like the others, as groups are asked and not streams.
 *
 * <p>This polls with FilterLogEvents. {@code StartLiveTail} is on the SDK's asynchronous client only, and is not used yet. Not safe
 * for several threads.
 */
public final class LogFollowing {

    static final Duration DEEP = Duration.ofMinutes(5);
    static final Duration SHALLOW = Duration.ofSeconds(20);
    static final Duration SETTLE = Duration.ofSeconds(2);

    private static final Duration BETWEEN_DEEP = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** What a look brought. */
    public record Look(List<FollowedLine> lines, Map<String, Failure> failures) {
        public Look {
            lines = List.copyOf(lines);
            failures = Map.copyOf(failures);
        }
    }

    /** Takes what comes in. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A look is done.
         *
         * @return whether to go on
         */
        boolean told(Look look);
    }

    private final AwsAccount account;
    private final LogPace pace;
    private final Clock clock;
    private final LogFilter filter;
    private final List<FollowedGroup> groups;

    /** Read, and not yet told. */
    private final TreeSet<LogLine> held = new TreeSet<>();

    private Instant told = Instant.MIN;

    /**
     * Begins.
     *
     * @param from the first moment; what is there since then comes with the first look
     */
    public LogFollowing(
            AwsAccount account,
            LogPace pace,
            List<LogSource.Group> groups,
            LogFilter filter,
            Instant from) {
        this.account = account;
        this.pace = pace;
        this.filter = filter;
        clock = account.clock();
        this.groups = groups.stream().map(group -> new FollowedGroup(group, from)).toList();
    }

    /** Looks until it is cancelled or the listener has enough. */
    public void run(JobContext context, Listener listener) {
        try {
            while (!context.cancelled() && listener.told(look(context))) {
                pace.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            // Somebody ends the program.
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once. */
    public Look look(JobContext context) {
        Instant now = clock.instant();
        Map<String, Failure> failures = new TreeMap<>();
        for (FollowedGroup group : groups) {
            group.look(now, context).ifPresent(why -> failures.put(group.source().name(), why));
        }
        return new Look(settled(now.minus(SETTLE)), failures);
    }

    private List<FollowedLine> settled(Instant until) {
        List<FollowedLine> lines = new ArrayList<>();
        while (!held.isEmpty() && !held.first().time().isAfter(until)) {
            LogLine line = held.removeFirst();
            lines.add(new FollowedLine(line, line.time().isBefore(told)));
        }
        lines.stream()
                .map(each -> each.line().time())
                .max(Instant::compareTo)
                .filter(newest -> newest.isAfter(told))
                .ifPresent(newest -> told = newest);
        return lines;
    }

    /** One group, and which of its lines are known. */
    private final class FollowedGroup {
        private final LogSource.Group source;
        private final Instant start;
        private final Map<String, Instant> known = new TreeMap<>();

        /** Up to here it was read without failure. */
        private Optional<Instant> read = Optional.empty();

        private Instant lastDeep = Instant.MIN;

        FollowedGroup(LogSource.Group source, Instant start) {
            this.source = source;
            this.start = start;
        }

        LogSource.Group source() {
            return source;
        }

        Optional<Failure> look(Instant now, JobContext context) {
            boolean deep =
                    lastDeep.equals(Instant.MIN) || !now.isBefore(lastDeep.plus(BETWEEN_DEEP));
            Duration back = deep ? DEEP : SHALLOW;
            Instant from = read.map(until -> later(start, until.minus(back))).orElse(start);
            GroupLines lines =
                    new GroupLines(
                            account, source, pace, from, Optional.empty(), context::cancelled);
            for (Optional<LogLine> next = lines.next(); next.isPresent(); next = lines.next()) {
                LogLine line = next.get();
                if (known.put(line.id(), line.time()) == null && filter.test(line)) {
                    held.add(line);
                }
            }
            if (lines.failure().isEmpty() && !context.cancelled()) {
                read = Optional.of(now);
                lastDeep = deep ? now : lastDeep;
                Instant forgotten = now.minus(DEEP);
                known.values().removeIf(time -> time.isBefore(forgotten));
            }
            return lines.failure();
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
