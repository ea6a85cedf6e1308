package io.stratoscope.ui.backups;

import io.stratoscope.backup.restore.RestoreListener;
import io.stratoscope.backup.restore.RestoreStep;

/**
 * A step of a restore and how far it is.
 *
 * @param detail what it made, how far its copy is, or what went wrong; empty where there is nothing to say
 */
record RestoreRow(RestoreStep step, BackUpProgress.State state, String detail) {

    /** One whose turn has not come. */
    static RestoreRow waiting(RestoreStep step) {
        return new RestoreRow(step, BackUpProgress.State.WAITING, "");
    }

    /** The same, as far as it is now. */
    RestoreRow now(RestoreListener.State how, String words) {
        return switch (how) {
            case BEGUN -> new RestoreRow(step, BackUpProgress.State.RUNNING, words);
            case DONE -> new RestoreRow(step, BackUpProgress.State.DONE, words);
            case DONE_BEFORE -> new RestoreRow(step, BackUpProgress.State.DONE, "done before");
            case FAILED -> new RestoreRow(step, BackUpProgress.State.FAILED, words);
        };
    }

    /** The same, and how far its copy is. */
    RestoreRow saying(String words) {
        return new RestoreRow(step, state, words);
    }

    /** One that was under way when the restore stopped waits again. */
    RestoreRow stopped() {
        return state == BackUpProgress.State.RUNNING ? waiting(step) : this;
    }

    /** Whether it is under way. */
    boolean isRunning() {
        return state == BackUpProgress.State.RUNNING;
    }
}
