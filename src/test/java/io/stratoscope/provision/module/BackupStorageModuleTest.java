package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.References;

import org.junit.jupiter.api.Test;

import java.util.List;

class BackupStorageModuleTest {
    private static final Designs DEFAULT = new Designs().with("backup-storage");

    @Test
    void theBucketIsShutEncryptedAndVersioned() {
        JsonObject bucket = DEFAULT.resource("BackupBucket").properties();

        assertThat(bucket.text("BucketName", "Fn::Sub"))
                .contains("immich-backup-${AWS::AccountId}");
        assertThat(bucket.text("VersioningConfiguration", "Status")).contains("Enabled");
        assertThat(JsonText.compact(bucket))
                .contains("\"SSEAlgorithm\":\"AES256\"")
                .contains(
                        "\"BlockPublicAcls\":true",
                        "\"BlockPublicPolicy\":true",
                        "\"IgnorePublicAcls\":true",
                        "\"RestrictPublicBuckets\":true")
                .contains("\"Value\":\"immich-backup\"");
    }

    @Test
    void itIsSpokenToByTlsOnly() {
        JsonObject policy = DEFAULT.resource("BackupBucketPolicy").properties();

        assertThat(References.in(policy)).containsExactly("BackupBucket");
        assertThat(policy.objects("PolicyDocument", "Statement"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.text("Sid")).contains("OnlyTls");
                    assertThat(statement.text("Effect")).contains("Deny");
                    assertThat(statement.text("Condition", "Bool", "aws:SecureTransport"))
                            .contains("false");
                    assertThat(statement.list("Resource")).hasSize(2);
                });
    }

    @Test
    void oldVersionsMoveToGlacierAndThenGo() {
        assertThat(
                        DEFAULT.resource("BackupBucket")
                                .properties()
                                .objects("LifecycleConfiguration", "Rules"))
                .containsExactly(
                        JsonValue.object()
                                .put(
                                        "NoncurrentVersionTransitions",
                                        List.of(
                                                JsonValue.object()
                                                        .put("StorageClass", "GLACIER_IR")
                                                        .put("TransitionInDays", 30)
                                                        .build()))
                                .put(
                                        "NoncurrentVersionExpiration",
                                        JsonValue.object().put("NoncurrentDays", 180).build())
                                .put("Id", "old-versions-to-glacier")
                                .put("Status", "Enabled")
                                .build());
    }

    @Test
    void daysAreTaken() {
        String bucket = bucket(30, 0);
        assertThat(bucket).contains("TransitionInDays\":30").doesNotContain("NoncurrentDays");
        assertThat(bucket(0, 20))
                .contains("NoncurrentDays\":20", "expire-old-versions")
                .doesNotContain("TransitionInDays");
        assertThat(bucket(0, 0)).doesNotContain("LifecycleConfiguration");
    }

    @Test
    void toMoveWhatIsAlreadyDeletedIsAProblem() {
        assertThat(days(30, 30).design().problems())
                .containsExactly(
                        new Design.Problem(
                                "/modules/backup-storage/glacier-after-days",
                                "old versions are deleted after 30 days: move them before that, or set 0 to leave them where they are"));
        assertThat(days(29, 30).design().problems()).isEmpty();
        assertThat(days(0, 1).design().problems()).isEmpty();
    }

    @Test
    void accessIsLoggedBesideTheFlowLog() {
        Designs stack = new Designs().with("vpc").with("backup-storage");
        var bucket = stack.resource("BackupBucket");

        assertThat(bucket.properties().text("LoggingConfiguration", "LogFilePrefix"))
                .contains("access/");
        assertThat(bucket.properties().text("LoggingConfiguration", "DestinationBucketName", "Ref"))
                .contains("FlowLogBucket");
        assertThat(bucket.after()).containsExactly("FlowLogBucketPolicy");
        assertThat(JsonText.compact(stack.resource("FlowLogBucketPolicy").properties()))
                .contains("logging.s3.amazonaws.com", "${FlowLogBucket.Arn}/access/*");
    }

    @Test
    void accessIsNotLoggedWithoutABucketForItOrWithoutWanting() {
        assertThat(DEFAULT.resource("BackupBucket").properties().get("LoggingConfiguration"))
                .isEmpty();
        assertThat(
                        new Designs()
                                .with("vpc", JsonValue.object().put("flow-log", false).build())
                                .with("backup-storage")
                                .resource("BackupBucket")
                                .properties()
                                .get("LoggingConfiguration"))
                .isEmpty();
        assertThat(
                        new Designs()
                                .with("vpc")
                                .with(
                                        "backup-storage",
                                        JsonValue.object().put("access-log", false).build())
                                .resource("BackupBucket")
                                .properties()
                                .get("LoggingConfiguration"))
                .isEmpty();
    }

    private static Designs days(int glacier, int kept) {
        return new Designs()
                .with(
                        "backup-storage",
                        JsonValue.object()
                                .put("glacier-after-days", glacier)
                                .put("old-versions-days", kept)
                                .build());
    }

    private static String bucket(int glacier, int kept) {
        return JsonText.compact(days(glacier, kept).resource("BackupBucket").properties());
    }
}
