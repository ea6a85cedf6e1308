package io.stratoscope.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read, so that the same question within a period costs no call. What nobody asked for within a period, or within a quarter of
 * an hour, is let go: who watches asks for a later window then, and the one before would only pile up. It holds no more than so many
 * points besides; what was not asked for the longest goes first. Safe for many threads.
 */
final class MetricCache {

    /** Even a short series has a key, a window and lists, which take as much as so many points. */
    private static final int OF_A_SERIES = 12;

    /** Between one look at a screen and the next. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private record Key(
            String region, MetricId metric, Statistic statistic, Duration period, Instant to) {}

    /** @param asked when it was asked for last */
    private record Held(MetricSeries series, Instant asked) {

        boolean isOver(Instant now) {
            Duration period = series.window().period();
            Duration patience = period.compareTo(PATIENCE) > 0 ? period : PATIENCE;
            return now.isAfter(asked.plus(patience));
        }

        int weight() {
            return OF_A_SERIES + series.points().size();
        }
    }

    private final int mostPoints;
    private final Map<Key, Held> held = new LinkedHashMap<>(16, 0.75f, true);
    private int points;

    MetricCache(int mostPoints) {
        this.mostPoints = mostPoints;
    }

    /** What is known already; a longer time that ends at the same moment answers, too. */
    synchronized Optional<MetricSeries> get(
            MetricQuestion question, MetricWindow window, Instant now) {
        return Optional.ofNullable(
                        held.computeIfPresent(
                                key(question, window), (_, known) -> new Held(known.series(), now)))
                .map(Held::series)
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

    synchronized void put(MetricSeries read, Instant now) {
        Held added = new Held(read, now);
        Held former = held.put(key(read.question(), read.window()), added);
        points += added.weight() - (former == null ? 0 : former.weight());
        for (Iterator<Held> oldest = held.values().iterator();
                points > mostPoints && held.size() > 1; ) {
            points -= oldest.next().weight();
            oldest.remove();
        }
    }

    /** Lets go what nobody asked for of late. */
    synchronized void sweep(Instant now) {
        for (Iterator<Held> each = held.values().iterator(); each.hasNext(); ) {
            Held one = each.next();
            if (one.isOver(now)) {
                points -= one.weight();
                each.remove();
            }
        }
    }

    /** How many series there are. */
    synchronized int size() {
        return held.size();
    }

    /** What they weigh. */
    synchronized int points() {
        return points;
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
