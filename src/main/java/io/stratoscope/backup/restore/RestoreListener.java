package io.stratoscope.backup.restore;

import io.stratoscope.backup.CopyListener;

/** Is told how far a restore is; called on the thread that does it. */
public interface RestoreListener extends CopyListener {

    /** How far a step is. */
    enum State {
        BEGUN,
        DONE,
        /** It had been done when the restore was cut off. */
        DONE_BEFORE,
        FAILED
    }

    /**
     * A step is so far.
     *
     * @param detail what it made, or what went wrong, in one line; empty where there is nothing to say
     */
    void step(RestoreStep step, State state, String detail);
}
