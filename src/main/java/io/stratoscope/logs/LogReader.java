package io.stratoscope.logs;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Failure;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Reads what several log groups, and log files in buckets, have of a range of time, merged by time. It holds a page of each group and
 * no more, and some files of each bucket. One that fails leaves the others working.
 */
public final class LogReader {

    private final AwsAccount account;
    private final LogPace pace;

    public LogReader(AwsAccount account, LogPace pace) {
        this.account = account;
        this.pace = pace;
    }

    /** Takes what is read. */
    @FunctionalInterface
    public interface Taker {
        /**
         * Takes a line.
         *
         * @return whether to go on
         */
        boolean take(LogLine line);
    }

    private record Head(LogLine line, LogLines from) {}

    /**
     * Reads.
     *
     * @param from the first moment
     * @param to the last moment
     * @param lines is told the wanted lines, oldest first
     */
    public LogReading read(
            List<? extends LogSource.Reachable> groups,
            Instant from,
            Instant to,
            LogFilter filter,
            JobContext context,
            Taker lines) {
        Map<String, Failure> failures = new HashMap<>();
        PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::line));
        for (LogSource.Reachable place : groups) {
            advance(lines(place, from, to, context), heads, failures);
        }
        long wanted = 0;
        Told told = new Told();
        boolean enough = false;
        while (!heads.isEmpty() && !enough && !context.cancelled()) {
            Head head = heads.remove();
            if (told.isNew(head.line()) && filter.test(head.line())) {
                wanted++;
                enough = !lines.take(head.line());
            }
            advance(head.from(), heads, failures);
        }
        return new LogReading(wanted, failures, context.cancelled());
    }

    private LogLines lines(
            LogSource.Reachable place, Instant from, Instant to, JobContext context) {
        return switch (place) {
            case LogSource.Group group ->
                    new GroupLines(account, group, pace, from, Optional.of(to), context::cancelled);
            case LogSource.Objects objects ->
                    new ObjectLines(account, objects, from, to, new ReadFiles(), context);
        };
    }

    private static void advance(
            LogLines group, Collection<Head> heads, Map<String, Failure> failures) {
        group.next().ifPresent(heard -> heads.add(new Head(heard.line(), group)));
        group.failure().ifPresent(why -> failures.put(group.source().name(), why));
    }

    /** A service and one of its tasks both have the task's lines: they come at the same time, and count once. */
    private static final class Told {
        private final Set<List<Object>> ids = new HashSet<>();
        private Instant time = Instant.MIN;

        boolean isNew(LogLine line) {
            if (!line.time().equals(time)) {
                ids.clear();
                time = line.time();
            }
            return ids.add(List.of(line.group(), line.id()));
        }
    }
}
