package io.stratoscope.discovery;

import io.stratoscope.model.Failure;

/** A discovery could not even begin: there is no identity to begin with. */
public final class DiscoveryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // A failure is a record of texts; exceptions are not stored here.
    private final transient Failure failure;

    public DiscoveryException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** Why, and what to do about it. */
    public Failure failure() {
        return failure;
    }
}
