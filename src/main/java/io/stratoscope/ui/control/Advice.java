package io.stratoscope.ui.control;

import io.stratoscope.model.Failure;

/** What to do about a failure, as the window says it. */
public final class Advice {

    private static final String NOTHING = "nothing to do";

    private Advice() {}

    /** {@code To do: …}, or that there is nothing to do. */
    public static String toDo(Failure failure) {
        String remedy = failure.remedy();
        return remedy.startsWith(NOTHING)
                ? "Nothing to do" + remedy.substring(NOTHING.length())
                : "To do: " + remedy;
    }

    /** What happened and what to do, in one line. */
    public static String sentences(Failure failure) {
        String message = failure.message().strip();
        return message + (message.endsWith(".") ? " " : ". ") + toDo(failure);
    }
}
