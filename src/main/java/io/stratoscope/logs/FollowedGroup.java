package io.stratoscope.logs;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;

import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One log group that is followed, by asking or by a live tail, and which of its lines are known.
 *
 * <p>The seam of the two: what was there before a tail began, FilterLogEvents shows a while later. So the group is asked as before
 * until a look that goes back {@link #DEEP} has been done {@link #SEAM} after the tail began. When the tail ends, or was silent for
 * too long, looks go back from what it told last.
 */
final class FollowedGroup {

    static final Duration DEEP = Duration.ofMinutes(5);
    static final Duration SHALLOW = Duration.ofSeconds(20);
    static final Duration SEAM = Duration.ofSeconds(30);

    private static final Duration BETWEEN_DEEP = Duration.ofMinutes(1);

    private final AwsAccount account;
    private final LogPace pace;
    private final List<LogSource.Group> sources;
    private final Instant start;
    private final SeenLines seen = new SeenLines();

    /** Up to here nothing is missing. */
    private Optional<Instant> read = Optional.empty();

    private Instant lastDeep = Instant.MIN;
    private Instant lastForgotten = Instant.MIN;
    private boolean readable;
    private boolean tailed;

    /** Since when the tail tells without a silence. */
    private Optional<Instant> seam = Optional.empty();

    private boolean closed;

    /**
     * One group.
     *
     * @param sources which streams of it are wanted; not empty
     * @param start the first moment
     */
    FollowedGroup(AwsAccount account, LogPace pace, List<LogSource.Group> sources, Instant start) {
        this.account = account;
        this.pace = pace;
        this.sources = sources;
        this.start = start;
    }

    Arn arn() {
        return sources.getFirst().group();
    }

    String name() {
        return sources.getFirst().name();
    }

    /** How the names of the wanted streams begin; nothing where they may begin otherwise. */
    List<String> prefixes() {
        List<String> prefixes =
                sources.stream().map(source -> source.streams().prefix()).distinct().toList();
        return prefixes.contains("") ? List.of() : prefixes;
    }

    /** Whether it was asked without failure, and has no tail: then it may have one. */
    boolean wantsTail() {
        return readable && !tailed;
    }

    /** Whether a tail tells of it. */
    boolean isLive() {
        return seam.isPresent();
    }

    /** Whether it has a tail. */
    boolean isTailed() {
        return tailed;
    }

    /** Whether it has to be asked. */
    boolean wantsLook() {
        return !closed;
    }

    /** A tail is opened for it. */
    void tail() {
        tailed = true;
    }

    /** Its tail is no more. */
    void untail() {
        tailed = false;
        reopen(Optional.empty());
    }

    /**
     * What its tail had was taken.
     *
     * @param since since when the tail tells without a silence
     * @param heard up to when
     */
    void taken(Optional<Instant> since, Instant heard) {
        if (!since.equals(seam)) {
            reopen(since);
        }
        if (closed) {
            read = Optional.of(heard);
            forget(heard);
        }
    }

    private void reopen(Optional<Instant> since) {
        seam = since;
        closed = false;
        lastDeep = Instant.MIN;
    }

    /**
     * Its tail told something.
     *
     * @param number the tail's
     * @param id for the line
     * @param sink is told the line when it is new and wanted
     */
    void told(LiveTailSessionLogEvent event, int number, String id, Consumer<LogLine> sink) {
        String stream = String.valueOf(event.logStreamName());
        if (sources.stream().noneMatch(source -> source.streams().matches(stream))) {
            return;
        }
        HeardLine heard =
                new HeardLine(
                        new LogLine(
                                Instant.ofEpochMilli(event.timestamp()),
                                arn(),
                                stream,
                                id,
                                event.message() == null ? "" : event.message()),
                        event.ingestionTime() == null ? 0 : event.ingestionTime());
        if (seen.tailed(number, heard)) {
            sink.accept(heard.line());
        }
    }

    /**
     * Asks for what is new.
     *
     * @param sink is told the new lines
     * @return why it could not be read, or not to its end
     */
    Optional<Failure> look(Instant now, JobContext context, Consumer<LogLine> sink) {
        boolean last = seam.filter(since -> !now.isBefore(since.plus(SEAM))).isPresent();
        boolean deep =
                last || lastDeep.equals(Instant.MIN) || !now.isBefore(lastDeep.plus(BETWEEN_DEEP));
        Duration back = deep ? DEEP : SHALLOW;
        Instant from = read.map(until -> later(start, until.minus(back))).orElse(start);
        for (LogSource.Group source : sources) {
            GroupLines lines =
                    new GroupLines(
                            account, source, pace, from, Optional.empty(), context::cancelled);
            for (Optional<HeardLine> next = lines.next(); next.isPresent(); next = lines.next()) {
                if (seen.polled(next.get())) {
                    sink.accept(next.get().line());
                }
            }
            if (lines.failure().isPresent()) {
                readable = false;
                return lines.failure();
            }
        }
        if (!context.cancelled()) {
            readable = true;
            read = Optional.of(now);
            lastDeep = deep ? now : lastDeep;
            closed = last;
            forget(now);
        }
        return Optional.empty();
    }

    /** No look goes so far back any more. */
    private void forget(Instant now) {
        if (lastForgotten.equals(Instant.MIN) || !now.isBefore(lastForgotten.plus(BETWEEN_DEEP))) {
            seen.forget(now.minus(DEEP));
            lastForgotten = now;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
