package io.stratoscope.aws;

/** A call was stopped before it left the program. */
public final class WriteRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WriteRefusedException(String message) {
        super(message);
    }
}
