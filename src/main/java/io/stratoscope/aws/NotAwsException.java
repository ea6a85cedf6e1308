package io.stratoscope.aws;

/** What answers at the endpoint does not answer as AWS does: a captive portal, a proxy, a wrong port. */
public final class NotAwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotAwsException(String message) {
        super(message);
    }
}
