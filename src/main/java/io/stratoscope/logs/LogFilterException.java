package io.stratoscope.logs;

/** A filter that cannot be understood; the message says why, in a line. */
public final class LogFilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogFilterException(String message) {
        super(message);
    }
}
