package io.stratoscope.logs;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Follows log groups: by live tails, or by asking them again and again for what is new, and tells each line once. Log files in buckets
 * are followed besides.
 *
 * <p>Asking: a line may come in later than younger ones. So each look goes back over some of what was read already, and each minute
 * one goes back five minutes; what was told before is known. What comes in more than that after its own time is not seen:
 * CloudWatch Logs cannot be asked for what came in since. A live tail tells what comes in, however old it is. A line is held back for
 * {@link #SETTLE}, so that those that are a little late take their place before it is told; one that is later than that is told as
 * late.
 *
 * <p>Where there are live tails, groups are asked as well until all that came in before the tail is known, and again when a tail
 * ends, breaks or is refused, so that nothing is lost or told twice at the seam (see {@link FollowedGroup}).
 *
 * <p>A group that cannot be read is asked again at the next look, from where it was read last: nothing is lost by an outage.
 * Streams that are new since are read like the others, as groups are asked and not streams. Not safe for several threads.
 */
public final class LogFollowing implements AutoCloseable {

    static final Duration SETTLE = Duration.ofSeconds(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** Between two takings of what tails told: nothing is asked for then. */
    private static final Duration BETWEEN_TAKINGS = Duration.ofMillis(500);

    /** How groups are followed. */
    public enum Means {
        /** Live tails as far as there may be some, which are paid by the minute; the others are asked. */
        LIVE_TAIL,
        /** Asking, which costs nothing. */
        ASKING
    }

    /**
     * How the groups are followed just now.
     *
     * @param live how many groups by live tails
     * @param opening how many of the others may soon be: their tail is being opened
     * @param asked how many are asked, and will be for now
     * @param files how many buckets are asked for new log files
     * @param why what is in the way of live tails; empty where nothing is
     */
    public record Following(int live, int opening, int asked, int files, Optional<Failure> why) {

        /** Of log groups only. */
        public Following(int live, int opening, int asked, Optional<Failure> why) {
            this(live, opening, asked, 0, why);
        }
    }

    /**
     * What a look brought.
     *
     * @param lines oldest first
     * @param failures by the name of the log group, or of the log files: why it could not be read
     * @param sampled of how many seconds AWS's live tails told 500 lines and left out the others
     */
    public record Look(
            List<FollowedLine> lines,
            Map<String, Failure> failures,
            int sampled,
            Following following) {
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

    private final LogPace pace;
    private final Clock clock;
    private final LogFilter filter;
    private final List<FollowedGroup> groups;
    private final List<FollowedObjects> files;
    private final Optional<LiveTails> tails;

    /** Read, and not yet told. */
    private final TreeSet<LogLine> held = new TreeSet<>();

    private Instant told = Instant.MIN;

    /**
     * Begins, by asking.
     *
     * @param from the first moment; what is there since then comes with the first look
     */
    public LogFollowing(
            AwsAccount account,
            LogPace pace,
            List<? extends LogSource.Reachable> places,
            LogFilter filter,
            Instant from) {
        this(account, pace, places, filter, from, Means.ASKING);
    }

    /**
     * Begins.
     *
     * @param from the first moment; what is there since then comes with the first look
     */
    public LogFollowing(
            AwsAccount account,
            LogPace pace,
            List<? extends LogSource.Reachable> places,
            LogFilter filter,
            Instant from,
            Means means) {
        this.pace = pace;
        this.filter = filter;
        clock = account.clock();
        Map<Arn, List<LogSource.Group>> byGroup = new LinkedHashMap<>();
        List<FollowedObjects> objects = new ArrayList<>();
        for (LogSource.Reachable place : places) {
            switch (place) {
                case LogSource.Group group ->
                        byGroup.computeIfAbsent(group.group(), _ -> new ArrayList<>()).add(group);
                case LogSource.Objects each ->
                        objects.add(new FollowedObjects(account, each, from));
            }
        }
        files = List.copyOf(objects);
        this.groups =
                byGroup.values().stream()
                        .map(sources ->
                                new FollowedGroup(account, pace, List.copyOf(sources), from))
                        .toList();
        tails =
                switch (means) {
                    case LIVE_TAIL -> Optional.of(new LiveTails(account));
                    case ASKING -> Optional.empty();
                };
    }

    /** Looks until it is cancelled or the listener has enough; then it is closed. */
    public void run(JobContext context, Listener listener) {
        try {
            while (!context.cancelled() && listener.told(look(context))) {
                pace.sleep(
                        groups.isEmpty() || groups.stream().anyMatch(FollowedGroup::wantsLook)
                                ? BETWEEN_LOOKS
                                : BETWEEN_TAKINGS);
            }
        } catch (InterruptedException e) {
            // Somebody ends the program.
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Looks once. */
    public Look look(JobContext context) {
        Instant now = clock.instant();
        Map<String, Failure> failures = new TreeMap<>();
        int sampled = tails.map(all -> all.take(this::hold)).orElse(0);
        for (FollowedGroup group : groups) {
            if (group.wantsLook()) {
                group.look(now, context, this::hold)
                        .ifPresent(why -> failures.put(group.name(), why));
            }
        }
        for (FollowedObjects each : files) {
            each.look(now, context, this::hold).ifPresent(why -> failures.put(each.name(), why));
        }
        if (!context.cancelled()) {
            tails.ifPresent(all -> all.open(groups));
        }
        return new Look(settled(now.minus(SETTLE)), failures, sampled, following());
    }

    private void hold(LogLine line) {
        if (filter.test(line)) {
            held.add(line);
        }
    }

    private Following following() {
        int live = (int) groups.stream().filter(FollowedGroup::isLive).count();
        int tailed = (int) groups.stream().filter(FollowedGroup::isTailed).count();
        return new Following(
                live,
                tailed - live,
                groups.size() - tailed,
                files.size(),
                tails.flatMap(LiveTails::failure));
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

    /** Ends the live tails. */
    @Override
    public void close() {
        tails.ifPresent(LiveTails::close);
    }
}
