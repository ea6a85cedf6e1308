package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

final class S3DriversTest {

    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String POLICY = "AWS::S3::BucketPolicy";

    private final Workbench bench = new Workbench();
    private final S3Client s3 = bench.client(S3Client.class);

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    private static JsonObject bucket(String name, String rest) {
        return json(
                """
                {"BucketName": "%s",
                 "BucketEncryption": {"ServerSideEncryptionConfiguration": [
                   {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]},
                 "PublicAccessBlockConfiguration": {"BlockPublicAcls": true,
                   "BlockPublicPolicy": true, "IgnorePublicAcls": true,
                   "RestrictPublicBuckets": true}
                 %s}
                """
                        .formatted(name, rest));
    }

    private static JsonObject versioned(String name, int days) {
        return bucket(
                name,
                """
                , "VersioningConfiguration": {"Status": "Enabled"},
                "LifecycleConfiguration": {"Rules": [{"Id": "old-versions-to-glacier",
                  "Status": "Enabled",
                  "NoncurrentVersionTransitions": [
                    {"StorageClass": "GLACIER_IR", "TransitionInDays": %d}],
                  "NoncurrentVersionExpiration": {"NoncurrentDays": 180}}]}
                """
                        .formatted(days));
    }

    private static JsonObject policy(String bucket, String sid) {
        return json(
                """
                {"Bucket": "%1$s", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Sid": "%2$s", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
                   "Resource": ["arn:aws:s3:::%1$s", "arn:aws:s3:::%1$s/*"],
                   "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}}
                """
                        .formatted(bucket, sid));
    }

    private void fill(String bucket, int objects) {
        for (int i = 0; i < objects; i++) {
            String key = "photo-" + i;
            s3.putObject(
                    request -> request.bucket(bucket).key(key), RequestBody.fromString("hello"));
        }
    }

    @Test
    void makesChangesAndRemovesABucket() {
        Existing made = bench.make(BUCKET, "Bucket", versioned("bench-files", 30));
        assertThat(made.attribute("Arn")).contains("arn:aws:s3:::bench-files");
        assertThat(made.attribute("RegionalDomainName"))
                .contains("bench-files.s3.eu-central-1.amazonaws.com");

        bench.change(made, "Bucket", versioned("bench-files", 60));
        bench.remove(made);
    }

    @Test
    void logsIntoAnotherBucketWhoseObjectsExpire() {
        bench.make(
                BUCKET,
                "Logs",
                bucket(
                        "bench-logs",
                        """
                        , "LifecycleConfiguration": {"Rules": [{"Id": "expire", "Status": "Enabled",
                        "Prefix": "access/", "ExpirationInDays": 90}]}
                        """));

        Existing made =
                bench.make(
                        BUCKET,
                        "Bucket",
                        bucket(
                                "bench-files",
                                """
                                , "LoggingConfiguration":
                                {"DestinationBucketName": "bench-logs", "LogFilePrefix": "access/"}
                                """));

        assertThat(bench.list(BUCKET)).hasSize(2);
        bench.change(
                made,
                "Bucket",
                bucket(
                        "bench-files",
                        """
                        , "LoggingConfiguration":
                        {"DestinationBucketName": "bench-logs", "LogFilePrefix": "a/"}
                        """));
    }

    @Test
    void aBucketThatIsNotEmptyStays() {
        Existing made = bench.make(BUCKET, "Bucket", versioned("bench-files", 30));
        fill("bench-files", 1);
        s3.deleteObject(request -> request.bucket("bench-files").key("photo-0"));

        assertThatThrownBy(() -> bench.remove(made))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("BucketNotEmpty"));
        assertThat(bench.list(BUCKET)).hasSize(1);
    }

    @Test
    void takesAllVersionsAlongWhereDataMayGo() {
        Existing made = bench.make(BUCKET, "Bucket", versioned("bench-files", 30));
        fill("bench-files", 1200);
        fill("bench-files", 2);
        s3.deleteObject(request -> request.bucket("bench-files").key("photo-0"));

        bench.remove(made, true);
    }

    @Test
    void emptiesABucketWhosePagesAreShort() {
        Existing made = bench.make(BUCKET, "Bucket", bucket("bench-files", ""));
        fill("bench-files", 5);
        bench.account().faults().hostilePaging(true);

        bench.remove(made, true);
    }

    @Test
    void aBucketsPolicyFollows() {
        Existing bucket = bench.make(BUCKET, "Bucket", bucket("bench-files", ""));
        Existing made = bench.make(POLICY, "Policy", policy("bench-files", "OnlyTls"));
        assertThat(made.ref()).isEqualTo("bench-files");

        bench.change(made, "Policy", policy("bench-files", "TlsOnly"));
        bench.remove(made);
        bench.remove(bucket);
    }

    @Test
    void thePolicyOfABucketThatIsGoneIsGone() {
        Existing bucket = bench.make(BUCKET, "Bucket", bucket("bench-files", ""));
        Existing made = bench.make(POLICY, "Policy", policy("bench-files", "OnlyTls"));
        bench.remove(bucket);

        bench.remove(made);
    }

    @Test
    void somebodyElsesBucketIsNotTheStacks() {
        s3.createBucket(request ->
                request.bucket("files")
                        .createBucketConfiguration(at ->
                                at.locationConstraint(BucketLocationConstraint.EU_CENTRAL_1)));
        s3.putBucketPolicy(request -> request.bucket("files").policy("{}"));

        assertThat(bench.list(BUCKET)).isEmpty();
        assertThat(bench.list(POLICY)).isEmpty();
    }

    @Test
    void keepsTheTagsThatOthersSet() {
        Existing made = bench.make(BUCKET, "Bucket", bucket("bench-files", ""));
        s3.putBucketTagging(request ->
                request.bucket("bench-files")
                        .tagging(set ->
                                set.tagSet(
                                        Tag.builder().key("Owner").value("me").build(),
                                        Tag.builder().key("Name").value("wrong").build())));

        Workbench.driver(BUCKET).update(made, bench.order("Bucket", bucket("bench-files", "")));

        assertThat(bench.list(BUCKET))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.tags())
                                .containsEntry("Owner", "me")
                                .containsEntry("Name", "Bucket"));
    }

    @Test
    void refusesWhatItCannotSet() {
        assertThatThrownBy(() ->
                        bench.make(
                                BUCKET,
                                "Bucket",
                                bucket("bench-files", ", \"AccelerateConfiguration\": {}")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(s3.listBuckets().buckets()).isEmpty();
        assertThatThrownBy(() ->
                        bench.make(
                                BUCKET,
                                "Bucket",
                                bucket(
                                        "bench-files",
                                        """
                                        , "LifecycleConfiguration": {"Rules": [
                                        {"Status": "Enabled", "ExpirationInYears": 9}]}
                                        """)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBucketThatCannotBeReadDoesNotLookMissing() {
        bench.make(BUCKET, "Bucket", bucket("bench-files", ""));
        bench.make(POLICY, "Policy", policy("bench-files", "OnlyTls"));
        for (String action :
                new String[] {
                    "s3:GetBucketTagging",
                    "s3:GetBucketLifecycleConfiguration",
                    "s3:GetBucketPolicy"
                }) {
            bench.account().faults().clear().deny(action);

            assertThatThrownBy(() -> bench.list(POLICY)).as(action).isInstanceOf(S3Exception.class);
        }
    }
}
