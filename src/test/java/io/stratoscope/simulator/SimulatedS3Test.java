package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

final class SimulatedS3Test {

    private final SimulatedAccount account = TestAccounts.empty();
    private final S3Client s3 = account.client(S3Client.class, TestAccounts.REGION);
    private final S3Client virginia = account.client(S3Client.class, "us-east-1");

    private void bucket(String name) {
        s3.createBucket(request ->
                request.bucket(name)
                        .createBucketConfiguration(at ->
                                at.locationConstraint(BucketLocationConstraint.EU_CENTRAL_1)));
    }

    private static String code(Throwable failure) {
        return ((AwsServiceException) failure).awsErrorDetails().errorCode();
    }

    @Test
    void listsTheBucketsOfAllRegionsOrOfOne() {
        bucket("here");
        virginia.createBucket(request -> request.bucket("there"));

        assertThat(s3.listBuckets().buckets())
                .extracting(Bucket::name)
                .containsExactly("here", "there");
        assertThat(s3.listBuckets(request -> request.bucketRegion("us-east-1")).buckets())
                .extracting(Bucket::name)
                .containsExactly("there");
    }

    @Test
    void sendsThoseAwayWhoAskInTheWrongRegion() {
        bucket("here");

        assertThatThrownBy(() -> virginia.getBucketTagging(request -> request.bucket("here")))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("PermanentRedirect"));
        assertThat(
                        virginia.getBucketLocation(request -> request.bucket("here"))
                                .locationConstraintAsString())
                .isEqualTo("eu-central-1");
    }

    @Test
    void whatWasNeverSetIsAnErrorOfItsOwn() {
        bucket("bare");

        assertThatThrownBy(() -> s3.getBucketTagging(request -> request.bucket("bare")))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("NoSuchTagSet"));
        assertThatThrownBy(() -> s3.getBucketPolicy(request -> request.bucket("bare")))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("NoSuchBucketPolicy"));
        assertThatThrownBy(
                        () -> s3.getBucketLifecycleConfiguration(request -> request.bucket("bare")))
                .satisfies(failure ->
                        assertThat(code(failure)).isEqualTo("NoSuchLifecycleConfiguration"));
        assertThatThrownBy(() -> s3.getPublicAccessBlock(request -> request.bucket("bare")))
                .satisfies(failure ->
                        assertThat(code(failure))
                                .isEqualTo("NoSuchPublicAccessBlockConfiguration"));
        assertThat(s3.getBucketVersioning(request -> request.bucket("bare")).status()).isNull();
        assertThat(s3.getBucketLogging(request -> request.bucket("bare")).loggingEnabled())
                .isNull();
        assertThat(
                        s3.getBucketEncryption(request -> request.bucket("bare"))
                                .serverSideEncryptionConfiguration()
                                .rules())
                .hasSize(1);
    }

    @Test
    void tellsAMissingBucketFromOneThatIsNotSetUp() {
        assertThatThrownBy(() -> s3.getBucketTagging(request -> request.bucket("none")))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void deletesOnlyEmptyBuckets() {
        bucket("full");
        s3.putObject(request -> request.bucket("full").key("a"), RequestBody.fromString("hello"));

        assertThatThrownBy(() -> s3.deleteBucket(request -> request.bucket("full")))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("BucketNotEmpty"));
        s3.deleteObject(request -> request.bucket("full").key("a"));
        s3.deleteBucket(request -> request.bucket("full"));
        assertThat(s3.listBuckets().buckets()).isEmpty();
    }

    @Test
    void listsObjectsByPrefixWithTheirSize() {
        bucket("pictures");
        s3.putObject(
                request -> request.bucket("pictures").key("a/1"), RequestBody.fromString("hello"));
        s3.putObject(request -> request.bucket("pictures").key("b/1"), RequestBody.fromString("x"));

        assertThat(s3.listObjectsV2(request -> request.bucket("pictures").prefix("a/")).contents())
                .singleElement()
                .satisfies(object -> assertThat(object.size()).isEqualTo(5));
    }
}
