package io.stratoscope.aws;

import io.stratoscope.model.Failure;

import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A call that costs money was not sent, since the operator allowed no more this month. It is an exception of the client: who is
 * ready for a call that fails is ready for this.
 */
public final class PaidCallRefusedException extends SdkClientException {
    private static final long serialVersionUID = 1L;

    private final String action;

    /** @param action as in IAM policies */
    public PaidCallRefusedException(String action, String message) {
        super(SdkClientException.builder().message(message));
        this.action = action;
    }

    /** The same as data. */
    public Failure failure() {
        return new Failure.Capped(action, String.valueOf(getMessage()));
    }
}
