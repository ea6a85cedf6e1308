package io.stratoscope.provision.resource;

import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** S3 answers with an error where nothing is set; it has no exceptions of its own for most of them. */
final class S3Answers {

    private S3Answers() {}

    /**
     * What a call answers.
     *
     * @param codes of the errors that mean "there is none": empty then; all others are thrown
     */
    static <T> Optional<T> unless(Supplier<T> call, String... codes) {
        try {
            return Optional.of(call.get());
        } catch (S3Exception e) {
            if (says(e, codes)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether an error has one of these codes. */
    static boolean says(S3Exception error, String... codes) {
        return error.awsErrorDetails() != null
                && Set.of(codes).contains(String.valueOf(error.awsErrorDetails().errorCode()));
    }
}
