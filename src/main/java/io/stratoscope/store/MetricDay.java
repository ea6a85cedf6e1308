package io.stratoscope.store;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The periods of one row: those of a day by UTC, or one alone that is longer than a day, or those that had just ended. Times are
 * seconds since 1970.
 */
final class MetricDay {

    private static final long SECONDS = Duration.ofDays(1).toSeconds();

    /** It has no time at all. */
    static final MetricDay NONE = of(0, 0, 1);

    private final long begin;
    private final long end;
    private final long period;
    private final MetricBlock block;

    private MetricDay(long begin, long end, long period, MetricBlock block) {
        this.begin = begin;
        this.end = end;
        this.period = period;
        this.block = block;
    }

    /** Nothing is known of these periods. */
    static MetricDay of(long begin, long end, long period) {
        return new MetricDay(begin, end, period, new MetricBlock(periods(begin, end, period)));
    }

    /** As it was written; where that can be read no more, nothing is known. */
    static MetricDay of(long begin, long end, long period, byte[] bytes) {
        return new MetricDay(
                begin,
                end,
                period,
                MetricBlock.decode(bytes, periods(begin, end, period))
                        .orElseGet(() -> new MetricBlock(periods(begin, end, period))));
    }

    private static int periods(long begin, long end, long period) {
        return Math.toIntExact((end - begin) / period);
    }

    /** Where the row of a moment begins. */
    static long begin(long at, long period) {
        return Math.floorDiv(at, length(period)) * length(period);
    }

    /** How much time a row takes. */
    static long length(long period) {
        return Math.max(SECONDS, period);
    }

    /** Where the first period begins. */
    long begin() {
        return begin;
    }

    /** Where the last one ends. */
    long end() {
        return end;
    }

    byte[] encode() {
        return block.encode();
    }

    boolean has(long at) {
        return at >= begin && at < end;
    }

    boolean knows(long at) {
        return block.isKnown(index(at));
    }

    /** Empty for a gap. */
    OptionalDouble value(long at) {
        return block.value(index(at));
    }

    void set(long at, OptionalDouble value) {
        block.set(index(at), value);
    }

    private int index(long at) {
        return Math.toIntExact((at - begin) / period);
    }
}
