package io.stratoscope.logs;

import java.util.EnumSet;
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
        return filter.parts().isEmpty() && levels.size() == LogLevel.values().length && unlevelled;
    }

    boolean takes(LogPage page, int slot) {
        return page.level(slot).map(levels::contains).orElse(unlevelled)
                && (filter.parts().isEmpty() || filter.test(page.unnamed(slot)));
    }
}
