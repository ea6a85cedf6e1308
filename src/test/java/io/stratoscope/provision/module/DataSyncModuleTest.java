package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonSchema;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.stack.References;
import io.stratoscope.provision.stack.Wanted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class DataSyncModuleTest {
    private static final Designs DEFAULT = with(JsonObject.EMPTY);

    @Test
    void theLibraryIsCopiedEachNightAndBackOnlyWhenAsked() {
        JsonObject backup = properties("BackupTask");
        JsonObject restore = properties("RestoreTask");

        assertThat(backup.text("Name")).contains("immich-backup");
        assertThat(ends(backup)).containsExactly("LibraryLocation", "BackupLocation");
        assertThat(backup.text("Schedule", "ScheduleExpression")).contains("cron(0 2 * * ? *)");
        assertThat(restore.text("Name")).contains("immich-restore");
        assertThat(ends(restore)).containsExactly("BackupLocation", "LibraryLocation");
        assertThat(restore.get("Schedule")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BackupTask", "RestoreTask"})
    void aTaskOverwritesVerifiesLogsAndDeletesNothing(String id) {
        JsonObject task = properties(id);

        assertThat(task.at("Options"))
                .contains(
                        JsonValue.object()
                                .put("LogLevel", "TRANSFER")
                                .put("OverwriteMode", "ALWAYS")
                                .put("PreserveDeletedFiles", "PRESERVE")
                                .put("VerifyMode", "ONLY_FILES_TRANSFERRED")
                                .build());
        assertThat(task.text("TaskMode")).contains("BASIC");
        assertThat(task.text("CloudWatchLogGroupArn", "Fn::Sub").orElseThrow())
                .endsWith(":log-group:${DataSyncLogs}");
        assertThat(DEFAULT.resource(id).after()).containsExactly("DataSyncLogPolicy");
    }

    @Test
    void theLibraryIsMountedAtItsRootWithoutAnAccessPoint() {
        Wanted location = DEFAULT.resource("LibraryLocation");

        assertThat(location.properties().text("Subdirectory")).contains("/");
        assertThat(location.properties().text("InTransitEncryption")).contains("TLS1_2");
        assertThat(location.properties().get("AccessPointArn")).isEmpty();
        assertThat(References.in(location.properties()))
                .containsExactly("DataSyncSecurityGroup", "Files", "PrivateSubnetA");
        assertThat(location.properties().text("Ec2Config", "SubnetArn", "Fn::Sub").orElseThrow())
                .endsWith(":subnet/${PrivateSubnetA}");
        assertThat(location.after())
                .containsExactlyInAnyOrder("FilesMountTargetA", "FilesFromDataSync");
    }

    @Test
    void dataSyncIsLetInToTheFilesByNfs() {
        JsonObject rule = properties("FilesFromDataSync");

        assertThat(References.in(rule))
                .containsExactly("DataSyncSecurityGroup", "FilesSecurityGroup");
        assertThat(rule.text("Description")).contains("NFS from DataSync");
        assertThat(rule.list("GroupId", "Fn::GetAtt"))
                .containsExactly(JsonValue.of("FilesSecurityGroup"), JsonValue.of("GroupId"));
        assertThat(rule.number("FromPort").orElseThrow()).isEqualByComparingTo("2049");
        assertThat(rule.number("ToPort").orElseThrow()).isEqualByComparingTo("2049");
        JsonObject group = properties("DataSyncSecurityGroup");
        assertThat(group.text("GroupName")).contains("immich-datasync");
        assertThat(group.text("GroupDescription")).contains("DataSync network interfaces");
        assertThat(group.get("SecurityGroupIngress")).isEmpty();
    }

    @Test
    void theBackupIsAFolderOfItsBucket() {
        JsonObject location = properties("BackupLocation");

        assertThat(location.text("Subdirectory")).contains("/library");
        assertThat(location.text("S3StorageClass")).contains("STANDARD");
        assertThat(References.in(location)).containsExactly("BackupBucket", "DataSyncRole");
        assertThat(DEFAULT.resource("BackupLocation").after()).containsExactly("DataSyncPolicy");
    }

    @Test
    void theRoleMayUseTheBackupsBucketAndNothingElse() {
        assertThat(properties("DataSyncRole").text("RoleName")).contains("immich-datasync");
        assertThat(json("DataSyncRole"))
                .contains("\"Service\":\"datasync.amazonaws.com\"", "aws:SourceAccount");
        assertThat(properties("DataSyncPolicy").objects("PolicyDocument", "Statement"))
                .hasSize(2)
                .allSatisfy(statement ->
                        assertThat(References.in(statement)).containsExactly("BackupBucket"));
        assertThat(json("DataSyncPolicy"))
                .contains("s3:PutObject", "s3:GetObject")
                .doesNotContain("s3:*", "DeleteObjectVersion", "\"*\"");
    }

    @Test
    void dataSyncMayWriteToItsLogGroup() {
        JsonObject logs = properties("DataSyncLogs");

        assertThat(logs.text("LogGroupName")).contains("/aws/datasync/immich");
        assertThat(logs.number("RetentionInDays").orElseThrow()).isEqualByComparingTo("90");
        assertThat(logs.get("KmsKeyId")).isEmpty();
        JsonObject policy = properties("DataSyncLogPolicy");
        assertThat(policy.text("PolicyName")).contains("immich-datasync");
        assertThat(References.in(policy)).containsExactly("DataSyncLogs");
        JsonObject document =
                (JsonObject) JsonText.parse(policy.text("PolicyDocument", "Fn::Sub").orElseThrow());
        assertThat(document.objects("Statement"))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.text("Principal", "Service"))
                            .contains("datasync.amazonaws.com");
                    assertThat(statement.texts("Action"))
                            .containsExactly("logs:PutLogEvents", "logs:CreateLogStream");
                    assertThat(statement.text("Resource")).contains("${DataSyncLogs.Arn}");
                    assertThat(statement.text("Condition", "StringEquals", "aws:SourceAccount"))
                            .contains("${AWS::AccountId}");
                });
    }

    @Test
    void itsLogIsEncryptedWithTheStacksKeyForLogs() {
        Designs stack =
                new Designs()
                        .with("kms")
                        .with("vpc")
                        .with("efs")
                        .with("backup-storage")
                        .with("datasync");

        assertThat(References.in(stack.resource("DataSyncLogs").properties()))
                .containsExactly("KeyLogs");
    }

    @Test
    void settingsAreTaken() {
        Designs stack =
                with(
                        JsonValue.object()
                                .put("schedule", "rate(6 hours)")
                                .put("folder", "/photos/2026")
                                .put("log-days", 7)
                                .build());

        assertThat(stack.resource("BackupTask").properties().text("Schedule", "ScheduleExpression"))
                .contains("rate(6 hours)");
        assertThat(stack.resource("BackupLocation").properties().text("Subdirectory"))
                .contains("/photos/2026");
        assertThat(
                        stack.resource("DataSyncLogs")
                                .properties()
                                .number("RetentionInDays")
                                .orElseThrow())
                .isEqualByComparingTo("7");
    }

    @ParameterizedTest
    @CsvSource({"copied, ONLY_FILES_TRANSFERRED", "all, POINT_IN_TIME_CONSISTENT", "none, NONE"})
    void whatIsVerifiedIsTaken(String verify, String mode) {
        Designs stack = with(JsonValue.object().put("verify", verify).build());

        assertThat(stack.resource("RestoreTask").properties().text("Options", "VerifyMode"))
                .contains(mode);
    }

    @ParameterizedTest
    @CsvSource({
        "cron(0 2 * * ? *), true",
        "rate(1 day), true",
        "rate(30 minutes), false",
        "rate(0 hours), false",
        "0 2 * * *, false",
        "cron(), false"
    })
    void aScheduleIsCronOrARate(String schedule, boolean fits) {
        JsonObject settings = JsonValue.object().put("schedule", schedule).build();

        assertThat(JsonSchema.of(ModuleSchema.of(new DataSyncModule())).check(settings).isEmpty())
                .isEqualTo(fits);
    }

    private static Designs with(JsonObject settings) {
        return new Designs()
                .with("vpc")
                .with("efs")
                .with("backup-storage")
                .with("datasync", settings);
    }

    private static List<String> ends(JsonObject task) {
        return List.of(
                References.in(task.get("SourceLocationArn").orElseThrow()).iterator().next(),
                References.in(task.get("DestinationLocationArn").orElseThrow()).iterator().next());
    }

    private static JsonObject properties(String id) {
        return DEFAULT.resource(id).properties();
    }

    private static String json(String id) {
        return JsonText.compact(properties(id));
    }
}
