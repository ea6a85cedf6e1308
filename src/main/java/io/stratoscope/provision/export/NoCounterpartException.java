package io.stratoscope.provision.export;

/** Something of a stack cannot be said in the other tool's language. The message is one line that says what. */
public final class NoCounterpartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoCounterpartException(String message) {
        super(message);
    }
}
