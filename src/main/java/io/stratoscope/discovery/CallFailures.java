package io.stratoscope.discovery;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.discovery.describer.Pages;
import io.stratoscope.json.JsonFormatException;
import io.stratoscope.model.Failure;

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
        if (cause instanceof JsonFormatException e) {
            return new Failure.ServiceError(
                    action, action + " answered with what is not JSON: " + e.getMessage());
        }
        int colon = action.indexOf(':');
        return AwsFailures.of(
                action.substring(0, Math.max(colon, 0)), action.substring(colon + 1), cause);
    }
}
