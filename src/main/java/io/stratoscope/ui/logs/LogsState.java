package io.stratoscope.ui.logs;

import io.stratoscope.model.Failure;

/** How far the screen is. */
sealed interface LogsState {

    /** Nobody reads logs here. */
    record Unread() implements LogsState {}

    /** There is no snapshot yet. */
    record Waiting() implements LogsState {}

    /** Nothing was chosen. */
    record NothingChosen() implements LogsState {}

    /** What was chosen has no lines that can be read. */
    record NoLines(String why, String toDo) implements LogsState {}

    /** Lines are being read. */
    record Reading() implements LogsState {}

    /**
     * What was there is read.
     *
     * @param following whether what comes in is asked for
     */
    record Read(boolean following) implements LogsState {}

    /** It could not be read at all. */
    record Failed(Failure failure) implements LogsState {}
}
