package io.stratoscope.backup.drill;

/** A drill cannot be made, or cannot go on. The message is one line for people: what happened, and what to do. */
public final class DrillException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DrillException(String message) {
        super(message);
    }

    DrillException(String message, Throwable cause) {
        super(message, cause);
    }
}
