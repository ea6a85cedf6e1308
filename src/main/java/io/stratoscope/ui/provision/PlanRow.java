package io.stratoscope.ui.provision;

import io.stratoscope.provision.plan.Action;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.ui.diagram.Mark;

import java.util.Optional;

/**
 * A change of the plan and how far it is.
 *
 * @param ref what the API knows the resource by, once it exists
 * @param trouble what went wrong and what to do; empty unless it failed
 */
record PlanRow(Change change, State state, Optional<String> ref, String trouble) {

    /** How far a change is. */
    enum State {
        WAITING("waiting"),
        RUNNING("running"),
        DONE("done"),
        FAILED("failed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static PlanRow waiting(Change change) {
        return new PlanRow(change, State.WAITING, change.ref(), "");
    }

    /** Whether a step is a part of this change; replacing is removing and making. */
    boolean isAbout(String id, Action action) {
        return change.id().equals(id)
                && (change.action() == action || change.action() == Action.REPLACE);
    }

    PlanRow running() {
        return new PlanRow(change, State.RUNNING, ref, "");
    }

    /** After a step of it. The first half of a replacement leaves it running. */
    PlanRow after(Action step, String madeRef) {
        boolean whole = change.action() != Action.REPLACE || step != Action.DELETE;
        return new PlanRow(
                change,
                whole ? State.DONE : State.RUNNING,
                step == Action.DELETE || madeRef.isEmpty() ? ref : Optional.of(madeRef),
                "");
    }

    PlanRow failed(String words) {
        return new PlanRow(change, State.FAILED, ref, words);
    }

    /** Before it is tried, perhaps again. */
    PlanRow again() {
        return state == State.DONE ? this : new PlanRow(change, State.WAITING, ref, "");
    }

    /** How the resource stands out on the diagram. */
    Mark mark() {
        return switch (state) {
            case WAITING ->
                    switch (change.action()) {
                        case CREATE -> Mark.ADDED;
                        case DELETE -> Mark.REMOVED;
                        case UPDATE, REPLACE, NONE -> Mark.CHANGED;
                    };
            case RUNNING -> Mark.RUNNING;
            case DONE -> Mark.DONE;
            case FAILED -> Mark.FAILED;
        };
    }
}
