package io.stratoscope.simulator;

/** Chance that comes out the same each time, as a line over time: for values that wander instead of leaping. */
final class Wave {

    private static final double UNIT = 0x1.0p-53;

    private Wave() {}

    /** A seed that only depends on a name. */
    static long seed(String name) {
        return Ids.mix(name.hashCode() * Ids.GAMMA);
    }

    /** From 0 to 1, each minute another. */
    static double rough(long seed, long minute) {
        return (Ids.mix(seed + minute * Ids.GAMMA) >>> 11) * UNIT;
    }

    /**
     * From 0 to 1, without leaps.
     *
     * @param span in so many minutes it is somewhere else
     */
    static double smooth(long seed, long minute, int span) {
        long turn = Math.floorDiv(minute, span);
        double part = (double) Math.floorMod(minute, span) / span;
        double eased = part * part * (3 - 2 * part);
        return rough(seed, turn) * (1 - eased) + rough(seed, turn + 1) * eased;
    }
}
