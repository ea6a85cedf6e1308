package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogSource;
import io.stratoscope.logs.LogSources;
import io.stratoscope.model.Arn;
import io.stratoscope.topology.Topology;

import java.util.Comparator;
import java.util.List;

/**
 * Something whose lines can be shown.
 *
 * @param kind its type
 * @param sources where its lines are, and how that is known; empty where nothing is known
 */
record LogSubject(Arn arn, String name, String kind, List<LogSource> sources) {
    LogSubject {
        sources = List.copyOf(sources);
    }

    /** One of a snapshot; one that is not there has no sources. */
    static LogSubject of(Topology topology, Arn arn) {
        return new LogSubject(
                arn,
                topology.name(arn),
                topology.resource(arn).map(found -> found.type().kind()).orElse("not there"),
                LogSources.of(topology, arn));
    }

    /** All of a snapshot that have any, by name. */
    static List<LogSubject> all(Topology topology) {
        return topology.snapshot().resources().stream()
                .map(resource -> of(topology, resource.arn()))
                .filter(subject -> !subject.sources().isEmpty())
                .sorted(
                        Comparator.comparing(LogSubject::name, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(LogSubject::kind))
                .toList();
    }

    /** What can be read. */
    List<LogSource.Reachable> readable() {
        return LogSources.readable(sources);
    }

    /** What of it Insights can be asked about. */
    List<LogSource.Group> groups() {
        return LogSources.groups(sources);
    }
}
