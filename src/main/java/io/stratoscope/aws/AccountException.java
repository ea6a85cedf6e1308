package io.stratoscope.aws;

import io.stratoscope.model.Failure;

/** The account could not be opened. Message and remedy are one line each, for people. */
public final class AccountException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of mistake it was; decides the exit code. */
    public enum Kind {
        /** The operator named something that does not exist: a profile, a region. */
        WRONG_USAGE,
        /** What was named exists and gives no usable credentials. */
        NO_CREDENTIALS
    }

    private final Kind kind;
    private final String remedy;

    public AccountException(Kind kind, String message, String remedy) {
        super(message);
        this.kind = kind;
        this.remedy = remedy;
    }

    /** The same with what was behind it, for {@code -v}. */
    public AccountException(Kind kind, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }

    /** The same as data. */
    public Failure failure() {
        return new Failure.BadCredentials(String.valueOf(getMessage()), remedy);
    }
}
