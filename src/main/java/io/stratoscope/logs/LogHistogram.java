package io.stratoscope.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many lines there are over time, by how serious they are.
 *
 * @param from where the first bar begins
 * @param width of a bar
 */
public record LogHistogram(Instant from, Duration width, List<Bar> bars) {

    public static final LogHistogram EMPTY =
            new LogHistogram(Instant.EPOCH, Duration.ofSeconds(1), List.of());

    /** One stretch of time. */
    public record Bar(int errors, int warnings, int others) {
        public int all() {
            return errors + warnings + others;
        }
    }

    public LogHistogram {
        bars = List.copyOf(bars);
    }

    /** What most lines in one bar are. */
    public int most() {
        return bars.stream().mapToInt(Bar::all).max().orElse(0);
    }

    /** Where a bar begins. */
    public Instant start(int bar) {
        return from.plus(width.multipliedBy(bar));
    }

    /**
     * Of these lines, from a moment to another; what is outside of it is in the first or the last bar.
     *
     * @param bars how many there are
     */
    public static LogHistogram of(LogHits hits, Instant from, Instant to, int bars) {
        long start = from.toEpochMilli();
        long width = Math.max(1, Math.ceilDiv(to.toEpochMilli() - start + 1, bars));
        Counter counter = new Counter(start, width, bars);
        hits.count(counter);
        return new LogHistogram(from, Duration.ofMillis(width), counter.bars());
    }

    /** Counts. */
    static final class Counter {
        private final long start;
        private final long width;
        private final int[] errors;
        private final int[] warnings;
        private final int[] others;

        private Counter(long start, long width, int bars) {
            this.start = start;
            this.width = width;
            errors = new int[bars];
            warnings = new int[bars];
            others = new int[bars];
        }

        void count(long time, int levelCode) {
            int bar = (int) Math.clamp((time - start) / width, 0L, others.length - 1L);
            if (levelCode >= LogLevel.ERROR.rank()) {
                errors[bar]++;
            } else if (levelCode >= LogLevel.WARN.rank()) {
                warnings[bar]++;
            } else {
                others[bar]++;
            }
        }

        private List<Bar> bars() {
            List<Bar> bars = new ArrayList<>(others.length);
            for (int i = 0; i < others.length; i++) {
                bars.add(new Bar(errors[i], warnings[i], others[i]));
            }
            return bars;
        }
    }
}
