package io.stratoscope.simulator;

import java.util.List;

/** Chance that comes out the same each time: a row of numbers that only depends on who asks and for which second. Not for threads. */
final class Dice {

    private static final String HEX = "0123456789abcdef";

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /**
     * The numbers of one second.
     *
     * @param seed who asks
     */
    static Dice of(long seed, long second) {
        return new Dice(Ids.mix(seed + second * Ids.GAMMA));
    }

    private long next() {
        state += Ids.GAMMA;
        return Ids.mix(state);
    }

    /** Whether something happens that happens so often: 0 never, 1 always. */
    boolean happens(double probability) {
        return (next() >>> 11) * 0x1.0p-53 < probability;
    }

    /** A number from 0 up to, not including, the bound. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Hexadecimal digits. */
    String hex(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(HEX.charAt(below(HEX.length())));
        }
        return text.toString();
    }

    /** What looks like a UUID. */
    String uuid() {
        return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
    }
}
