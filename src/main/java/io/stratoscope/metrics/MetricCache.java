package io.stratoscope.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read, so that the same question within a period costs no call. It holds no more than so many points; what was not
 * asked for the longest goes first. Safe for many threads.
 */
final class MetricCache {

    /** Even a short series has a key, a window and lists, which take as much as so many points. */
    private static final int OF_A_SERIES = 12;

    private record Key(
            String region, MetricId metric, Statistic statistic, Duration period, Instant to) {}

    private final int mostPoints;
    private final Map<Key, MetricSeries> series = new LinkedHashMap<>(16, 0.75f, true);
    private int points;

    MetricCache(int mostPoints) {
        this.mostPoints = mostPoints;
    }

    /** What is known already; a longer time that ends at the same moment answers, too. */
    synchronized Optional<MetricSeries> get(MetricQuestion question, MetricWindow window) {
        return Optional.ofNullable(series.get(key(question, window)))
                .filter(known -> !known.window().from().isAfter(window.from()))
                .map(known -> cut(known, question, window));
    }

    private static MetricSeries cut(
            MetricSeries known, MetricQuestion question, MetricWindow window) {
        List<MetricPoint> points =
                known.points().stream()
                        .filter(point -> !point.at().isBefore(window.from()))
                        .toList();
        return new MetricSeries(question, window, points, known.partial(), known.notes());
    }

    synchronized void put(MetricSeries read) {
        MetricSeries former = series.put(key(read.question(), read.window()), read);
        points += weight(read) - (former == null ? 0 : weight(former));
        for (Iterator<MetricSeries> oldest = series.values().iterator();
                points > mostPoints && series.size() > 1; ) {
            points -= weight(oldest.next());
            oldest.remove();
        }
    }

    synchronized int points() {
        return points;
    }

    private static int weight(MetricSeries read) {
        return OF_A_SERIES + read.points().size();
    }

    private static Key key(MetricQuestion question, MetricWindow window) {
        return new Key(
                question.region(),
                question.metric().id(),
                question.statistic(),
                window.period(),
                window.to());
    }
}
