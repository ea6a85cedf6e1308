package io.stratoscope.provision.terraform;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.aws.AwsFailures;
import io.stratoscope.model.Failure;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A state as an object of a bucket, where Terraform's <a
 * href="https://developer.hashicorp.com/terraform/language/backend/s3">backend s3</a> keeps it.
 *
 * @param key within the bucket
 */
public record StateObject(String bucket, String key) {

    /** No state has more bytes; another object that was named by mistake is not read into memory. */
    public static final int MOST_BYTES = 64_000_000;

    private static final String SCHEME = "s3://";

    /** Reads {@code s3://bucket/key}; empty where the text names a file. */
    public static Optional<StateObject> parse(String text) {
        if (!text.startsWith(SCHEME)) {
            return Optional.empty();
        }
        int slash = text.indexOf('/', SCHEME.length());
        if (slash <= SCHEME.length() || slash == text.length() - 1) {
            throw new TerraformStateException(
                    text + " names no object; write it like s3://bucket/path/terraform.tfstate");
        }
        return Optional.of(
                new StateObject(text.substring(SCHEME.length(), slash), text.substring(slash + 1)));
    }

    /**
     * Fetches and reads it.
     *
     * @throws TerraformStateException when AWS does not hand it out, or it is no state
     */
    public TerraformState read(AwsAccount account) {
        byte[] bytes;
        try {
            // One more than there may be tells that there are too many.
            bytes =
                    account.client(S3Client.class, account.regions().getFirst())
                            .getObject(
                                    GetObjectRequest.builder().bucket(bucket).key(key).build(),
                                    (_, stream) -> stream.readNBytes(MOST_BYTES + 1));
        } catch (SdkException e) {
            Failure failure = AwsFailures.of("s3", "GetObject", e);
            throw new TerraformStateException(
                    "cannot read " + this + ": " + failure.message() + "; " + remedy(failure), e);
        }
        if (bytes.length > MOST_BYTES) {
            throw new TerraformStateException(this + " is no Terraform state: it is too large");
        }
        return TerraformState.parse(toString(), new String(bytes, StandardCharsets.UTF_8));
    }

    private String remedy(Failure failure) {
        return switch (failure) {
            case Failure.AccessDenied _ -> "attach a policy with the statement " + statement();
            case Failure.NotFound _ ->
                    "check the names: the backend's bucket and key, and for a workspace"
                            + " env:/WORKSPACE/ before the key";
            case Failure.Throttled _,
                    Failure.BadCredentials _,
                    Failure.Network _,
                    Failure.Unsupported _,
                    Failure.ServiceError _,
                    Failure.Capped _,
                    Failure.Cancelled _,
                    Failure.Bug _ ->
                    failure.remedy();
        };
    }

    // For this object only: a policy that lets one read every object is too much.
    private String statement() {
        return "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::"
                + bucket
                + "/"
                + key
                + "\"} (and kms:Decrypt of its key, where it is encrypted with one)";
    }

    /** As it is named on the command line. */
    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
