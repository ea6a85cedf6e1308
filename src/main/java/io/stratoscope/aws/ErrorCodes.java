package io.stratoscope.aws;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.util.Optional;
import java.util.Set;

/** The error codes that services send, by what they mean. */
final class ErrorCodes {

    /** Codes as services send them; each names its own. Compared without a final {@code Exception}. */
    static final Set<String> ACCESS_DENIED =
            Set.of(
                    "AccessDenied",
                    "AccessDeniedFault",
                    "UnauthorizedOperation",
                    "AuthorizationError",
                    "AuthorizationErrorFault",
                    "NotAuthorized",
                    "Forbidden",
                    "AllAccessDisabled",
                    "KMSAccessDenied",
                    "KMS.AccessDenied",
                    "UnauthorizedAccess",
                    "InsufficientPrivileges",
                    "NoPermission");

    static final Set<String> THROTTLED =
            Set.of(
                    "Throttling",
                    "Throttled",
                    "ThrottledRequest",
                    "RequestThrottled",
                    "RequestLimitExceeded",
                    "TooManyRequests",
                    "BandwidthLimitExceeded",
                    "RequestThrottling",
                    "PriorRequestNotComplete",
                    "SlowDown",
                    "EC2ThrottledException");

    static final Set<String> EXPIRED =
            Set.of("ExpiredToken", "RequestExpired", "TokenRefreshRequired", "ExpiredTokenId");

    static final Set<String> BAD_CREDENTIALS =
            Set.of(
                    "InvalidClientTokenId",
                    "UnrecognizedClient",
                    "InvalidAccessKeyId",
                    "AuthFailure",
                    "InvalidToken",
                    "InvalidSecurityToken",
                    "MissingAuthenticationToken",
                    "MissingSecurityHeader",
                    "IncompleteSignature",
                    "AccountProblem");

    static final Set<String> NOT_SUBSCRIBED =
            Set.of("OptInRequired", "SubscriptionRequired", "NotSignedUp");

    static final Set<String> WRONG_SIGNATURE = Set.of("SignatureDoesNotMatch", "InvalidSignature");

    static final Set<String> WRONG_CLOCK = Set.of("RequestTimeTooSkewed", "RequestInTheFuture");

    static final Set<String> UNSUPPORTED =
            Set.of(
                    "UnknownOperation",
                    "InvalidAction",
                    "UnsupportedOperation",
                    "NotImplemented",
                    "UnsupportedAction",
                    "TypeNotFound",
                    "UnsupportedType",
                    "PrivateType",
                    "InternalFailure.NotImplemented");

    private ErrorCodes() {}

    /** The code that a service sent; empty where it sent none. */
    static String sent(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        if (code == null) {
            return "";
        }
        // JSON services send com.amazonaws.ecs#ThrottlingException:http://…; the SDK strips most of
        // it.
        String name = code.substring(code.indexOf('#') + 1);
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** The same without a final {@code Exception}, which only some services send. */
    static String of(AwsServiceException answer) {
        String code = sent(answer);
        return code.endsWith("Exception") && code.length() > "Exception".length()
                ? code.substring(0, code.length() - "Exception".length())
                : code;
    }

    /** What a service said in words. */
    static String text(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String message = details == null ? null : details.errorMessage();
        return message != null ? message : String.valueOf(answer.getMessage());
    }

    /** Code and words, on one line. */
    static String words(AwsServiceException answer) {
        String code = sent(answer);
        String text = OneLine.of(text(answer));
        return code.isEmpty() ? text : text.isEmpty() ? code : code + ": " + text;
    }

    static boolean isDenial(AwsServiceException answer) {
        return ACCESS_DENIED.contains(of(answer));
    }

    /**
     * That AWS does not take the credentials, and why, where that is what it said.
     *
     * @param whose the credentials, for people
     */
    static Optional<String> refusal(AwsServiceException answer, String whose) {
        String code = of(answer);
        String sent = " (" + sent(answer) + ")";
        if (EXPIRED.contains(code)) {
            return Optional.of(whose + " are expired" + sent);
        }
        return BAD_CREDENTIALS.contains(code)
                ? Optional.of("AWS does not know " + whose + sent)
                : Optional.empty();
    }
}
