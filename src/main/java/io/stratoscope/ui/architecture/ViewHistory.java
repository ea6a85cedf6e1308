package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.ViewOptions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How the diagram was looked at, for undo and redo. What is done after an undo ends the redo. */
final class ViewHistory {

    /** More nobody takes back. */
    static final int MOST = 100;

    /** Which view, and what is open in it. */
    record State(ViewKind view, ViewOptions options) {}

    private final Deque<State> past = new ArrayDeque<>();
    private final Deque<State> future = new ArrayDeque<>();

    /** Notes what is left for something new. */
    void left(State state) {
        future.clear();
        past.push(state);
        if (past.size() > MOST) {
            past.removeLast();
        }
    }

    /** The state before; empty where there is none. */
    Optional<State> back(State now) {
        return step(past, future, now);
    }

    /** The state that the last {@link #back} left; empty where there is none. */
    Optional<State> forward(State now) {
        return step(future, past, now);
    }

    private static Optional<State> step(Deque<State> from, Deque<State> to, State now) {
        Optional<State> state = Optional.ofNullable(from.poll());
        state.ifPresent(found -> to.push(now));
        return state;
    }
}
