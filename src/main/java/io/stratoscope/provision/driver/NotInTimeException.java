package io.stratoscope.provision.driver;

/** AWS did not do in time what it was asked for. The message is one line for people. */
public final class NotInTimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotInTimeException(String message) {
        super(message);
    }
}
