package io.stratoscope.logs;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which lines of a book are shown.
 *
 * @param filter what they must say
 * @param levels how serious they may be
 * @param unlevelled whether those that say no level are among them
 */
public record LogChoice(LogFilter filter, Set<LogLevel> levels, boolean unlevelled) {

    public static final LogChoice ALL =
            new LogChoice(LogFilter.NONE, EnumSet.allOf(LogLevel.class), true);

    public LogChoice {
        levels = Set.copyOf(levels);
    }

    /** The same, of what another filter wants. */
    public LogChoice with(LogFilter other) {
        return new LogChoice(other, levels, unlevelled);
    }

    /** Whether nothing is left out. */
    boolean isAll() {
        return filter.isNone() && levels.size() == LogLevel.values().length && unlevelled;
    }

    /** Which slots of a page are taken, in order. */
    int[] taken(LogPage page) {
        BitSet possible = new BitSet();
        possible.set(0, page.size());
        filter.words().forEach(word -> possible.and(page.saying(word)));
        int[] slots = new int[possible.cardinality()];
        int count = 0;
        for (int slot = possible.nextSetBit(0); slot >= 0; slot = possible.nextSetBit(slot + 1)) {
            if (takes(page, slot)) {
                slots[count++] = slot;
            }
        }
        return Arrays.copyOf(slots, count);
    }

    private boolean takes(LogPage page, int slot) {
        Optional<LogLevel> level = page.level(slot);
        return level.map(levels::contains).orElse(unlevelled)
                && filter.levels()
                        .map(some -> level.filter(some::contains).isPresent())
                        .orElse(true)
                && (filter.parts().isEmpty() || filter.holds(page.unnamed(slot)));
    }
}
