package io.stratoscope.discovery;

import io.stratoscope.discovery.describer.Pages;
import io.stratoscope.model.Failure;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Failed calls as data. */
final class CallFailures {

    private CallFailures() {}

    /**
     * @param action the call as an IAM action
     */
    static Failure of(String action, Throwable cause) {
        if (cause instanceof Pages.RepeatedTokenException e) {
            return new Failure.ServiceError(action, action + ": " + e.getMessage());
        }
        int colon = action.indexOf(':');
        return seam(action.substring(0, Math.max(colon, 0)), action.substring(colon + 1), cause);
    }

    private static Failure seam(String service, String operation, Throwable cause) {
        String action = service + ":" + operation;
        if (cause instanceof AwsServiceException e) {
            String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
            String message =
                    e.awsErrorDetails() == null
                            ? action + " failed"
                            : e.awsErrorDetails().errorMessage();
            if (code.contains("Expired") || code.contains("InvalidClientToken")) {
                return new Failure.BadCredentials(message, "sign in again");
            }
            if (e.isThrottlingException() || code.contains("Throttl")) {
                return new Failure.Throttled(action, message);
            }
            if (code.contains("AccessDenied") || code.contains("UnauthorizedOperation")) {
                return new Failure.AccessDenied(action, message);
            }
            if (code.contains("NotFound") || code.contains("NoSuch")) {
                return new Failure.NotFound(message);
            }
            return new Failure.ServiceError(action, message);
        }
        if (cause instanceof SdkClientException e) {
            return new Failure.Network(String.valueOf(e.getMessage()));
        }
        return new Failure.Bug(action + ": " + cause);
    }
}
