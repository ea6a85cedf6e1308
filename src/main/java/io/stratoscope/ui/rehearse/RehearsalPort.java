package io.stratoscope.ui.rehearse;

import java.util.List;
import java.util.Set;

/** Breaks something in an account on purpose, and mends it again. */
public interface RehearsalPort {

    /**
     * Something that can break.
     *
     * @param name for example {@code lost-files}
     * @param about one line: what breaks
     */
    record Disaster(String name, String about) {}

    /** All that can break. */
    List<Disaster> disasters();

    /** The names of those that are on; answers at once. */
    Set<String> on();

    /** Switches one on or off; called on a job's thread. */
    void turn(String name, boolean on);
}
