package io.stratoscope.ui.session;

import java.util.Optional;

/**
 * One line about something that happened.
 *
 * @param action what the operator can do about it at once, as a button
 */
public record Notice(Kind kind, String words, Optional<Action> action) {

    /** How much it matters. News and successes go away by themselves, the others stay until they are dismissed. */
    public enum Kind {
        INFO,
        SUCCESS,
        WARNING,
        ERROR
    }

    /** A button of one or two words. */
    public record Action(String label, Runnable run) {}

    /** Whether it goes away by itself. */
    public boolean passes() {
        return switch (kind) {
            case INFO, SUCCESS -> action.isEmpty();
            case WARNING, ERROR -> false;
        };
    }
}
