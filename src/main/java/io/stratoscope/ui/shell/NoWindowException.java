package io.stratoscope.ui.shell;

/** The system lacks what a window needs; the message is one line for people. */
public final class NoWindowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoWindowException(String message, Throwable cause) {
        super(message, cause);
    }
}
