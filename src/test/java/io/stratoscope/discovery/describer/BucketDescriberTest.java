package io.stratoscope.discovery.describer;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Scope;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLocationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLocationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;

import java.util.List;

class BucketDescriberTest {

    private static final Arn BACKUP = Arn.of("arn:aws:s3:::backup");

    /** Buckets {@code backup} (all set), {@code bare} (nothing set) and {@code abroad}. */
    private static class FakeS3 implements S3Client {

        @Override
        public ListBucketsResponse listBuckets(ListBucketsRequest request) {
            return ListBucketsResponse.builder()
                    .buckets(
                            Bucket.builder().name("backup").bucketRegion("eu-central-1").build(),
                            Bucket.builder().name("abroad").build())
                    .build();
        }

        @Override
        public GetBucketLocationResponse getBucketLocation(GetBucketLocationRequest request) {
            return switch (request.bucket()) {
                case "backup", "bare" ->
                        GetBucketLocationResponse.builder()
                                .locationConstraint("eu-central-1")
                                .build();
                case "abroad" -> GetBucketLocationResponse.builder().build();
                default -> throw RecordedContext.error("NoSuchBucket", 404);
            };
        }

        @Override
        public GetBucketTaggingResponse getBucketTagging(GetBucketTaggingRequest request) {
            if (!request.bucket().equals("backup")) {
                throw RecordedContext.error("NoSuchTagSet", 404);
            }
            return GetBucketTaggingResponse.builder()
                    .tagSet(Tag.builder().key("Project").value("immich").build())
                    .build();
        }

        @Override
        public GetBucketEncryptionResponse getBucketEncryption(GetBucketEncryptionRequest request) {
            if (!request.bucket().equals("backup")) {
                throw RecordedContext.error("ServerSideEncryptionConfigurationNotFoundError", 404);
            }
            return GetBucketEncryptionResponse.builder()
                    .serverSideEncryptionConfiguration(c ->
                            c.rules(
                                    ServerSideEncryptionRule.builder()
                                            .applyServerSideEncryptionByDefault(
                                                    ServerSideEncryptionByDefault.builder()
                                                            .sseAlgorithm("aws:kms")
                                                            .kmsMasterKeyID("k1")
                                                            .build())
                                            .build()))
                    .build();
        }

        @Override
        public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
            return request.bucket().equals("backup")
                    ? GetBucketVersioningResponse.builder().status("Enabled").build()
                    : GetBucketVersioningResponse.builder().build();
        }

        @Override
        public GetBucketLoggingResponse getBucketLogging(GetBucketLoggingRequest request) {
            return request.bucket().equals("backup")
                    ? GetBucketLoggingResponse.builder()
                            .loggingEnabled(l -> l.targetBucket("logs").targetPrefix("b/"))
                            .build()
                    : GetBucketLoggingResponse.builder().build();
        }

        @Override
        public GetPublicAccessBlockResponse getPublicAccessBlock(
                GetPublicAccessBlockRequest request) {
            if (!request.bucket().equals("backup")) {
                throw RecordedContext.error("NoSuchPublicAccessBlockConfiguration", 404);
            }
            return GetPublicAccessBlockResponse.builder()
                    .publicAccessBlockConfiguration(p -> p.blockPublicAcls(true))
                    .build();
        }

        @Override
        public GetBucketLifecycleConfigurationResponse getBucketLifecycleConfiguration(
                GetBucketLifecycleConfigurationRequest request) {
            if (!request.bucket().equals("backup")) {
                throw RecordedContext.error("NoSuchLifecycleConfiguration", 404);
            }
            return GetBucketLifecycleConfigurationResponse.builder()
                    .rules(LifecycleRule.builder().id("expire").build())
                    .build();
        }

        @Override
        public GetBucketNotificationConfigurationResponse getBucketNotificationConfiguration(
                GetBucketNotificationConfigurationRequest request) {
            GetBucketNotificationConfigurationResponse.Builder answer =
                    GetBucketNotificationConfigurationResponse.builder();
            if (request.bucket().equals("backup")) {
                answer.lambdaFunctionConfigurations(
                                LambdaFunctionConfiguration.builder()
                                        .lambdaFunctionArn(text("lambda", "function:resize"))
                                        .build())
                        .queueConfigurations(
                                QueueConfiguration.builder()
                                        .queueArn(text("sqs", "uploads"))
                                        .build())
                        .topicConfigurations(
                                TopicConfiguration.builder()
                                        .topicArn(text("sns", "alerts"))
                                        .build());
            }
            return answer.build();
        }

        private static String text(String service, String resource) {
            return RecordedContext.arnOf(service, resource).toString();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}
    }

    @Test
    void aBucketHasItsSettingsTagsKeyAndLogBucket() {
        RecordedContext context = new RecordedContext(new FakeS3());

        new BucketDescriber().describe(List.of(BACKUP), context);

        JsonObject description = context.described(BACKUP).description();
        assertThat(description.text("BucketRegion")).contains("eu-central-1");
        assertThat(description.text("Status")).contains("Enabled");
        assertThat(description.isTrue("PublicAccessBlockConfiguration", "BlockPublicAcls"))
                .isTrue();
        assertThat(description.objects("LifecycleConfiguration", "Rules")).hasSize(1);
        assertThat(context.described(BACKUP).tags()).containsEntry("Project", "immich");
        assertThat(context.lines())
                .containsExactly(
                        "backup ENCRYPTED_BY kms:key/k1 s3:GetEncryptionConfiguration"
                                + " ServerSideEncryptionConfiguration.Rules[0]"
                                + ".ApplyServerSideEncryptionByDefault.KMSMasterKeyID",
                        "backup LOGS_TO s3:logs s3:GetBucketLogging LoggingEnabled.TargetBucket",
                        "backup NOTIFIES lambda:function:resize s3:GetBucketNotification"
                                + " NotificationConfiguration"
                                + ".LambdaFunctionConfigurations[0].LambdaFunctionArn",
                        "backup NOTIFIES sqs:uploads s3:GetBucketNotification"
                                + " NotificationConfiguration.QueueConfigurations[0].QueueArn",
                        "backup NOTIFIES sns:alerts s3:GetBucketNotification"
                                + " NotificationConfiguration.TopicConfigurations[0].TopicArn");
        assertThat(description.objects("NotificationConfiguration", "LambdaFunctionConfigurations"))
                .hasSize(1);
        assertThat(context.failed).isEmpty();
    }

    @Test
    void whatWasNeverSetIsNoFailure() {
        RecordedContext context = new RecordedContext(new FakeS3());
        Arn bare = Arn.of("arn:aws:s3:::bare");

        new BucketDescriber().describe(List.of(bare), context);

        assertThat(context.failed).isEmpty();
        assertThat(context.relations).isEmpty();
        assertThat(context.described(bare).description().at("NotificationConfiguration")).isEmpty();
        assertThat(context.described(bare).tags()).isEmpty();
        assertThat(context.described(bare).tagsKnown()).as("it has none").isTrue();
    }

    @Test
    void aSettingThatMayNotBeReadDoesNotHideTheBucket() {
        RecordedContext context =
                new RecordedContext(
                        new FakeS3() {
                            @Override
                            public GetBucketEncryptionResponse getBucketEncryption(
                                    GetBucketEncryptionRequest request) {
                                throw RecordedContext.denied();
                            }

                            @Override
                            public GetBucketTaggingResponse getBucketTagging(
                                    GetBucketTaggingRequest request) {
                                throw RecordedContext.error("NotImplemented", 501);
                            }
                        });
        Arn bare = Arn.of("arn:aws:s3:::bare");

        new BucketDescriber().describe(List.of(BACKUP, bare), context);

        assertThat(context.found).containsOnlyKeys(BACKUP, bare);
        assertThat(context.described(BACKUP).tagsKnown()).isFalse();
        assertThat(context.failed)
                .as("each action once")
                .containsExactly(
                        "s3:GetBucketTagging", "s3:GetEncryptionConfiguration backup bare");
        assertThat(context.unread).containsExactly("ServerSideEncryptionConfiguration.");
    }

    @Test
    void whomABucketNotifiesIsNotForgottenWhereThatMayNotBeRead() {
        RecordedContext context =
                new RecordedContext(
                        new FakeS3() {
                            @Override
                            public GetBucketNotificationConfigurationResponse
                                    getBucketNotificationConfiguration(
                                            GetBucketNotificationConfigurationRequest request) {
                                throw RecordedContext.denied();
                            }
                        });
        Arn bare = Arn.of("arn:aws:s3:::bare");

        new BucketDescriber().describe(List.of(BACKUP, bare), context);

        assertThat(context.found).containsOnlyKeys(BACKUP, bare);
        assertThat(context.gone).isEmpty();
        assertThat(context.failed).containsExactly("s3:GetBucketNotification backup bare");
        assertThat(context.unread).containsExactly("NotificationConfiguration.");
        assertThat(context.lines()).noneMatch(line -> line.contains("NOTIFIES")).hasSize(2);
    }

    @Test
    void aBucketThatIsNotThereIsGoneAndOneThatIsDeniedIsNot() {
        RecordedContext context = new RecordedContext(new FakeS3());
        Arn deleted = Arn.of("arn:aws:s3:::deleted");
        new BucketDescriber().describe(List.of(deleted), context);
        assertThat(context.gone).containsExactly(deleted);

        RecordedContext refused =
                new RecordedContext(
                        new FakeS3() {
                            @Override
                            public GetBucketLocationResponse getBucketLocation(
                                    GetBucketLocationRequest request) {
                                throw RecordedContext.denied();
                            }
                        });
        new BucketDescriber().describe(List.of(BACKUP), refused);
        assertThat(refused.gone).isEmpty();
        assertThat(refused.failed).containsExactly("s3:GetBucketLocation backup");
    }

    @Test
    void eachRegionTakesItsOwnBucketsOutOfTheListing() {
        RecordedContext context = new RecordedContext(new FakeS3(), new Scope.Everything());

        new BucketDescriber().find(context);

        assertThat(context.found).containsOnlyKeys(BACKUP);
    }

    @Test
    void aBucketIsInTheRegionThatS3NamesWhereverItWasAskedFor() {
        RecordedContext context = new RecordedContext(new FakeS3());
        Arn abroad = Arn.of("arn:aws:s3:::abroad");

        new BucketDescriber().describe(List.of(BACKUP, abroad), context);

        assertThat(context.regions)
                .containsEntry(BACKUP, "eu-central-1")
                .containsEntry(abroad, "us-east-1");
    }

    @Test
    void objectsAndAccessPointsAreNotBuckets() {
        BucketDescriber describer = new BucketDescriber();
        assertThat(describer.handles(BACKUP)).isTrue();
        assertThat(describer.handles(Arn.of("arn:aws:s3:::backup/key"))).isFalse();
        assertThat(describer.handles(RecordedContext.arnOf("s3", "accesspoint/a"))).isFalse();
    }
}
