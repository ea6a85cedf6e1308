package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

import java.util.List;
import java.util.stream.IntStream;

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

    @Test
    void keepsVersionsOnlyWhereItIsToldTo() {
        bucket("kept");
        bucket("bare");
        s3.putBucketVersioning(request ->
                request.bucket("kept")
                        .versioningConfiguration(on -> on.status(BucketVersioningStatus.ENABLED)));
        for (String name : List.of("kept", "bare")) {
            s3.putObject(request -> request.bucket(name).key("a"), RequestBody.fromString("one"));
            s3.putObject(request -> request.bucket(name).key("a"), RequestBody.fromString("two"));
            s3.deleteObject(request -> request.bucket(name).key("a"));
        }

        ListObjectVersionsResponse kept = s3.listObjectVersions(request -> request.bucket("kept"));
        assertThat(kept.versions()).hasSize(2).noneMatch(ObjectVersion::isLatest);
        assertThat(kept.deleteMarkers()).singleElement().matches(DeleteMarkerEntry::isLatest);
        assertThat(s3.listObjectsV2(request -> request.bucket("kept")).contents()).isEmpty();
        assertThat(s3.listObjectVersions(request -> request.bucket("bare")).versions()).isEmpty();
        assertThatThrownBy(() -> s3.deleteBucket(request -> request.bucket("kept")))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("BucketNotEmpty"));
        s3.deleteBucket(request -> request.bucket("bare"));
    }

    @Test
    void anObjectIsBackWhenItsDeleteMarkerIsGone() {
        bucket("kept");
        s3.putBucketVersioning(request ->
                request.bucket("kept")
                        .versioningConfiguration(on -> on.status(BucketVersioningStatus.ENABLED)));
        s3.putObject(request -> request.bucket("kept").key("a"), RequestBody.fromString("one"));
        s3.deleteObject(request -> request.bucket("kept").key("a"));
        String marker =
                s3.listObjectVersions(request -> request.bucket("kept"))
                        .deleteMarkers()
                        .getFirst()
                        .versionId();

        s3.deleteObject(request -> request.bucket("kept").key("a").versionId(marker));

        assertThat(s3.listObjectsV2(request -> request.bucket("kept")).contents()).hasSize(1);
    }

    @Test
    void deletesAtMostAThousandAtOnce() {
        bucket("full");
        List<ObjectIdentifier> tooMany =
                IntStream.range(0, 1001)
                        .mapToObj(i -> ObjectIdentifier.builder().key("k" + i).build())
                        .toList();

        assertThatThrownBy(() ->
                        s3.deleteObjects(request ->
                                request.bucket("full").delete(all -> all.objects(tooMany))))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("MalformedXML"));
        s3.deleteObjects(request ->
                request.bucket("full").delete(all -> all.objects(tooMany.subList(0, 1000))));
    }

    @Test
    void logsOnlyIntoABucketThatIsThere() {
        bucket("here");

        assertThatThrownBy(() ->
                        s3.putBucketLogging(request ->
                                request.bucket("here")
                                        .bucketLoggingStatus(status ->
                                                status.loggingEnabled(on ->
                                                        on.targetBucket("none").targetPrefix("")))))
                .satisfies(failure ->
                        assertThat(code(failure)).isEqualTo("InvalidTargetBucketForLogging"));
    }

    @Test
    void aBucketsPolicyCanGo() {
        bucket("here");
        s3.putBucketPolicy(request -> request.bucket("here").policy("{}"));
        s3.deleteBucketPolicy(request -> request.bucket("here"));

        assertThatThrownBy(() -> s3.getBucketPolicy(request -> request.bucket("here")))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("NoSuchBucketPolicy"));
        assertThatThrownBy(
                        () -> s3.putBucketPolicy(request -> request.bucket("here").policy("allow")))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("MalformedPolicy"));
    }
}
