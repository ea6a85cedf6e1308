package io.stratoscope.ui.logs;

import io.stratoscope.job.Job;
import io.stratoscope.job.JobContext;
import io.stratoscope.logs.FollowedLine;
import io.stratoscope.logs.LogBook;
import io.stratoscope.logs.LogFollowing;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogReading;
import io.stratoscope.logs.LogSource;
import io.stratoscope.model.Failure;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fills a book of lines in jobs: reads what is there, then follows. What an older reading still brings is dropped. Its methods are
 * called on the application thread, and it tells its listener there.
 */
final class LogFeed {

    /** A screen need not be told of more at once, nor more often. */
    private static final int MOST_AT_ONCE = 4_096;

    private static final long BETWEEN_NEWS_NANOS = 100_000_000;

    /** Lines that come in late are found where following begins a little before the reading's end; none is there twice. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** Log files come in this long after what they tell of. */
    private static final Duration OVERLAP_OF_FILES = Duration.ofMinutes(30);

    /** Hears what comes in. */
    interface Listener {
        /** There are more lines. */
        void grew(LogBook book);

        /** The reading has ended. */
        void read(LogReading reading);

        /** What the newest look at the groups says: which fail, and how the others are followed. */
        void looked(LogFollowing.Look look);

        /** All of it failed. */
        void failed(Failure failure);
    }

    private final Session session;
    private final LogPort port;
    private final Listener listener;
    private final Latest turns = new Latest();
    private Optional<Job<?>> job = Optional.empty();

    LogFeed(Session session, LogPort port, Listener listener) {
        this.session = session;
        this.port = port;
        this.listener = listener;
    }

    /** Reads into a book; what ran before is stopped. */
    void read(
            String name, List<LogSource.Reachable> groups, Instant from, Instant to, LogBook book) {
        stop();
        Latest.Turn turn = turns.next();
        Growing growing = new Growing(turn, book);
        job =
                Optional.of(
                        session.run(
                                "Read the logs of " + name,
                                context -> read(groups, from, to, context, growing),
                                turn.only(listener::read),
                                turn.only(listener::failed)));
    }

    private LogReading read(
            List<LogSource.Reachable> groups,
            Instant from,
            Instant to,
            JobContext context,
            Growing growing) {
        LogReading reading =
                port.read(
                        groups,
                        from,
                        to,
                        context,
                        line -> {
                            growing.take(line);
                            return true;
                        });
        growing.tell();
        return reading;
    }

    /**
     * Goes on with what comes in.
     *
     * @param from up to when all is in the book
     */
    void follow(
            String name,
            List<LogSource.Reachable> groups,
            Instant from,
            LogFollowing.Means means,
            LogBook book) {
        stop();
        Latest.Turn turn = turns.next();
        Growing growing = new Growing(turn, book);
        job =
                Optional.of(
                        session.run(
                                "Follow the logs of " + name,
                                context -> {
                                    port.follow(
                                            groups,
                                            from.minus(overlap(groups)),
                                            means,
                                            context,
                                            look -> {
                                                growing.take(look.lines());
                                                handOver(turn, look);
                                                return !context.cancelled();
                                            });
                                    return true;
                                },
                                ended -> {},
                                turn.only(listener::failed)));
    }

    private static Duration overlap(List<LogSource.Reachable> places) {
        return places.stream().anyMatch(LogSource.Objects.class::isInstance)
                ? OVERLAP_OF_FILES
                : OVERLAP;
    }

    private void handOver(Latest.Turn turn, LogFollowing.Look look) {
        session.applicationThread()
                .execute(() -> turn.<LogFollowing.Look>only(listener::looked).accept(look));
    }

    /** Asks for nothing more. */
    void stop() {
        turns.forget();
        job.ifPresent(Job::cancel);
        job = Optional.empty();
    }

    /** A book that grows on a job's thread, of which the screen hears now and again. */
    private final class Growing {
        private final Latest.Turn turn;
        private final List<FollowedLine> batch = new ArrayList<>();
        private final AtomicBoolean announced = new AtomicBoolean();
        private volatile LogBook book;
        private long told = System.nanoTime();

        Growing(Latest.Turn turn, LogBook book) {
            this.turn = turn;
            this.book = book;
        }

        void take(LogLine line) {
            batch.add(new FollowedLine(line, false));
            if (batch.size() >= MOST_AT_ONCE || System.nanoTime() - told > BETWEEN_NEWS_NANOS) {
                tell();
            }
        }

        void take(List<FollowedLine> lines) {
            batch.addAll(lines);
            tell();
        }

        void tell() {
            book = book.with(batch);
            batch.clear();
            told = System.nanoTime();
            if (!announced.getAndSet(true)) {
                session.applicationThread()
                        .execute(() -> {
                            announced.set(false);
                            turn.<LogBook>only(listener::grew).accept(book);
                        });
            }
        }
    }
}
