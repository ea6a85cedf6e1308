package io.stratoscope.provision.terraform;

/**
 * A state cannot be had or read. The message is one line that says what is wrong and what to do, and never holds anything of the
 * state, which may be a secret; for the same reason a state that is damaged has no cause.
 */
public final class TerraformStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was wrong. */
    public enum Kind {
        /** The text is no state that can be read. */
        NO_STATE,
        /** AWS does not hand it out. */
        NOT_HANDED_OUT
    }

    private final Kind kind;

    TerraformStateException(String message) {
        super(message);
        this.kind = Kind.NO_STATE;
    }

    TerraformStateException(String message, Throwable cause) {
        super(message, cause);
        this.kind = Kind.NOT_HANDED_OUT;
    }

    public Kind kind() {
        return kind;
    }
}
