package io.stratoscope.backup;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.function.Supplier;

/** Calls of one service, whose failures are told in words. */
public record Calls(String service) {

    /**
     * Makes a call.
     *
     * @param what is tried, for the message
     * @throws BackupException when it fails
     */
    public <T> T call(String operation, String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | NotAwsException e) {
            throw new BackupException(what, AwsFailures.of(service, operation, e), e);
        }
    }
}
