package io.stratoscope.logs;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.topology.Topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a task wrote last before it stopped: what it died of.
 *
 * @param lines oldest first
 * @param failures why log groups could not be read, by their names
 */
public record LastLines(List<LogLine> lines, Map<String, Failure> failures) {

    private static final int MOST = 6;

    private static final Duration BEFORE = Duration.ofMinutes(10);

    /** The clock that the lines are stamped by is not that of ECS. */
    private static final Duration AFTER = Duration.ofSeconds(1);

    public LastLines {
        lines = List.copyOf(lines);
        failures = Map.copyOf(failures);
    }

    /** Reads places between two moments. */
    @FunctionalInterface
    public interface Reading {
        LogReading read(
                List<LogSource.Reachable> places, Instant from, Instant to, LogReader.Taker lines);
    }

    /** Where a service's task writes to; nowhere where that is not known. */
    public static List<LogSource.Reachable> places(Topology topology, Arn service, Arn task) {
        return LogSources.readable(
                LogSources.of(topology, service).stream()
                        .flatMap(source -> ofTask(source, task).stream())
                        .toList());
    }

    private static Optional<LogSource> ofTask(LogSource source, Arn task) {
        return switch (source) {
            case LogSource.Group group -> group.ofTask(task).map(LogSource.class::cast);
            case LogSource.Objects _, LogSource.Elsewhere _ -> Optional.empty();
        };
    }

    /** Reads them. */
    public static LastLines read(
            List<LogSource.Reachable> places, Instant stopped, Reading reading) {
        Deque<LogLine> last = new ArrayDeque<>();
        LogReading read =
                reading.read(
                        places,
                        stopped.minus(BEFORE),
                        stopped.plus(AFTER),
                        line -> {
                            last.addLast(line);
                            if (last.size() > MOST) {
                                last.removeFirst();
                            }
                            return true;
                        });
        return new LastLines(List.copyOf(last), read.failures());
    }

    /** That there is none, for people. */
    public static String noneWords() {
        return "It wrote no line in the ten minutes before it stopped.";
    }
}
