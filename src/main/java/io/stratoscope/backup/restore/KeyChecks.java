package io.stratoscope.backup.restore;

import io.stratoscope.aws.AwsFailures;
import io.stratoscope.aws.NotAwsException;
import io.stratoscope.provision.driver.Place;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.NotFoundException;

import java.util.Optional;

/** Whether what is encrypted can be made and read. */
final class KeyChecks {

    private final KmsClient kms;

    KeyChecks(Place place) {
        kms = place.client(KmsClient.class);
    }

    /**
     * Looks at a key.
     *
     * @param of what it encrypts, for people
     * @param key its ARN; empty where AWS's own key is used
     */
    RestoreCheck enabled(String of, Optional<String> key) {
        String what = "the key of " + of + " is enabled";
        if (key.isEmpty()) {
            return RestoreCheck.pass(what, "AWS's own key");
        }
        try {
            KeyMetadata found = kms.describeKey(request -> request.keyId(key.get())).keyMetadata();
            return found.keyState() == KeyState.ENABLED
                    ? RestoreCheck.pass(what, found.keyId())
                    : RestoreCheck.fail(what, found.keyId() + " " + words(found.keyState()));
        } catch (NotFoundException _) {
            return RestoreCheck.fail(
                    what, key.get() + " is gone: what it encrypted cannot be read by anybody");
        } catch (SdkException | NotAwsException e) {
            return RestoreCheck.unknown(what, AwsFailures.of("kms", "DescribeKey", e).message());
        }
    }

    private static String words(KeyState state) {
        return switch (state) {
            case DISABLED -> "is disabled; enable it with: aws kms enable-key --key-id …";
            case PENDING_DELETION, PENDING_REPLICA_DELETION ->
                    "will be deleted; keep it with: aws kms cancel-key-deletion, then aws kms enable-key";
            case CREATING, ENABLED, PENDING_IMPORT, UNAVAILABLE, UPDATING, UNKNOWN_TO_SDK_VERSION ->
                    "is " + state + "; wait until it is enabled, or mend what AWS says";
        };
    }
}
