package io.stratoscope.provision.terraform;

/**
 * A text is no state that can be read. The message is one line that says what is wrong and what to do, and never holds anything of
 * the text, which may be a secret; for the same reason there is no cause.
 */
public final class TerraformStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TerraformStateException(String message) {
        super(message);
    }
}
