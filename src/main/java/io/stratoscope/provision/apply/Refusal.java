package io.stratoscope.provision.apply;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

import java.util.regex.Pattern;

/** What a call that failed means for the next attempt. */
final class Refusal {

    /** Something else has to end or to begin first; AWS says so in many words. */
    private static final Pattern LATER =
            Pattern.compile(
                    ".*(NotFound|NoSuch|InUse|Dependency|Conflict|StateFault|(Invalid|Incorrect).*State"
                            + "|NotComplete|InProgress|Aborted|ConcurrentModification|Contains|ZoneNotEmpty).*");

    /** How services call what is there but that they cannot see yet, such as a role that was made a second ago. */
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "(InvalidParameter|Validation|InvalidRequest|InvalidInput|Malformed|AccessDenied|ClientException).*");

    /** An emulator's answer to what it does not know. */
    private static final int NOT_IMPLEMENTED = 501;

    private Refusal() {}

    /** Whether the answer got lost, so that nobody knows whether the call had its effect. */
    static boolean lost(RuntimeException failure) {
        return failure instanceof SdkClientException
                || (failure instanceof AwsServiceException refused
                        && refused.statusCode() >= 500
                        && refused.statusCode() != NOT_IMPLEMENTED);
    }

    /** Whether it may be another thing when others are done. */
    static boolean mayChange(RuntimeException failure) {
        return LATER.matcher(code(failure)).matches();
    }

    /** Whether it may be so only because something was made just now. */
    static boolean maySeeLater(RuntimeException failure) {
        return mayChange(failure) || UNSEEN.matcher(code(failure)).matches();
    }

    private static String code(RuntimeException failure) {
        return failure instanceof AwsServiceException refused
                        && refused.awsErrorDetails() != null
                        && refused.awsErrorDetails().errorCode() != null
                ? refused.awsErrorDetails().errorCode()
                : "";
    }
}
