package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** DataSync: the library to its bucket each night, and back when it is needed. */
final class DataSyncModule implements Module {
    private static final String SERVICE = "datasync.amazonaws.com";
    private static final String SECURITY_GROUP = "DataSyncSecurityGroup";
    private static final String LOGS = "DataSyncLogs";
    private static final String LOG_POLICY = "DataSyncLogPolicy";
    private static final String ROLE = "DataSyncRole";
    private static final String ROLE_POLICY = "DataSyncPolicy";
    private static final String LIBRARY = "LibraryLocation";
    private static final String BACKUP = "BackupLocation";

    /** DataSync's own resources of this account. */
    private static final String OURS =
            "arn:${AWS::Partition}:datasync:${AWS::Region}:${AWS::AccountId}:";

    @Override
    public String name() {
        return "datasync";
    }

    @Override
    public Set<String> needs() {
        return Set.of("vpc", "efs", "backup-storage");
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        logs(design, settings);
        role(design);
        library(design);
        bucket(design, settings);
        task(design, "BackupTask", "backup", LIBRARY, BACKUP, settings, true);
        task(design, "RestoreTask", "restore", BACKUP, LIBRARY, settings, false);
    }

    /** Without the policy a task runs and logs nothing. */
    private static void logs(Design design, ModuleSettings settings) {
        LogGroups.group(
                design, LOGS, "/aws/datasync/" + design.stack(), settings.number("log-days"));
        JsonObject statement =
                PolicyDocument.allow(
                                JsonValue.of("${" + LOGS + ".Arn}"),
                                "logs:PutLogEvents",
                                "logs:CreateLogStream")
                        .put("Principal", PolicyDocument.service(SERVICE))
                        .put("Condition", ofOurTasks())
                        .build();
        design.add(
                LOG_POLICY,
                "AWS::Logs::ResourcePolicy",
                JsonValue.object()
                        .put("PolicyName", design.name("datasync"))
                        // The property is a text that holds JSON.
                        .put(
                                "PolicyDocument",
                                text(JsonText.compact(PolicyDocument.of(statement)))));
    }

    /** As a part of a text, where values cannot be references of their own. */
    private static JsonObject ofOurTasks() {
        return JsonValue.object()
                .put("StringEquals", Map.of("aws:SourceAccount", "${AWS::AccountId}"))
                .put("ArnLike", Map.of("aws:SourceArn", OURS + "task/*"))
                .build();
    }

    /** Takes what the <a href="https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html">user guide</a> asks for. */
    private static void role(Design design) {
        design.addNamed(
                ROLE,
                "AWS::IAM::Role",
                design.name("datasync"),
                JsonValue.object()
                        .put("RoleName", design.name("datasync"))
                        .put("Description", "Copies the library to its backup")
                        .put(
                                "AssumeRolePolicyDocument",
                                PolicyDocument.takenBy(SERVICE, text(OURS + "*"))));
        design.add(
                ROLE_POLICY,
                "AWS::IAM::Policy",
                JsonValue.object()
                        .put("PolicyName", "backup-bucket")
                        .put(
                                "PolicyDocument",
                                PolicyDocument.of(
                                        PolicyDocument.allow(
                                                        attribute(
                                                                BackupStorageModule.BUCKET, "Arn"),
                                                        "s3:GetBucketLocation",
                                                        "s3:ListBucket",
                                                        "s3:ListBucketMultipartUploads")
                                                .build(),
                                        PolicyDocument.allow(
                                                        Buckets.objects(
                                                                BackupStorageModule.BUCKET, ""),
                                                        "s3:AbortMultipartUpload",
                                                        "s3:DeleteObject",
                                                        "s3:GetObject",
                                                        "s3:GetObjectTagging",
                                                        "s3:GetObjectVersion",
                                                        "s3:GetObjectVersionTagging",
                                                        "s3:ListMultipartUploadParts",
                                                        "s3:PutObject",
                                                        "s3:PutObjectTagging")
                                                .build()))
                        .put("Roles", List.of(to(ROLE))));
    }

    /**
     * The root of the file system, and no access point: that rewrites owners, and then the copy does not verify. DataSync
     * mounts it from the first private subnet.
     */
    private static void library(Design design) {
        SecurityGroups.group(
                design, SECURITY_GROUP, "datasync", "DataSync network interfaces", List.of());
        String rule =
                SecurityGroups.allow(
                        design,
                        SECURITY_GROUP,
                        EfsModule.SECURITY_GROUP,
                        Ports.FILES,
                        "NFS from DataSync");
        String subnet = design.idsBeginning(VpcModule.PRIVATE_SUBNET).getFirst();
        design.addNamed(
                LIBRARY,
                "AWS::DataSync::LocationEFS",
                design.name("library"),
                JsonValue.object()
                        .put("EfsFilesystemArn", attribute(EfsModule.FILES, "Arn"))
                        .put("Subdirectory", "/")
                        .put("InTransitEncryption", "TLS1_2")
                        .put(
                                "Ec2Config",
                                JsonValue.object()
                                        .put(
                                                "SecurityGroupArns",
                                                List.of(
                                                        inEc2(
                                                                "security-group/${"
                                                                        + SECURITY_GROUP
                                                                        + ".GroupId}")))
                                        .put("SubnetArn", inEc2("subnet/${" + subnet + "}"))
                                        .build()),
                EfsModule.MOUNT_TARGET + subnet.substring(VpcModule.PRIVATE_SUBNET.length()),
                rule);
    }

    private static JsonObject inEc2(String resource) {
        return text("arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:" + resource);
    }

    private static void bucket(Design design, ModuleSettings settings) {
        design.addNamed(
                BACKUP,
                "AWS::DataSync::LocationS3",
                design.name("backup"),
                JsonValue.object()
                        .put("S3BucketArn", attribute(BackupStorageModule.BUCKET, "Arn"))
                        .put("S3StorageClass", "STANDARD")
                        .put("Subdirectory", settings.text("folder"))
                        .put(
                                "S3Config",
                                JsonValue.object()
                                        .put("BucketAccessRoleArn", attribute(ROLE, "Arn"))
                                        .build()),
                // DataSync tries the role at once.
                ROLE_POLICY);
    }

    private static void task(
            Design design,
            String id,
            String name,
            String from,
            String into,
            ModuleSettings settings,
            boolean scheduled) {
        ObjectBuilder task =
                JsonValue.object()
                        .put("Name", design.name(name))
                        .put("SourceLocationArn", attribute(from, "LocationArn"))
                        .put("DestinationLocationArn", attribute(into, "LocationArn"))
                        .put(
                                "CloudWatchLogGroupArn",
                                text(
                                        "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${"
                                                + LOGS
                                                + "}"))
                        .put("TaskMode", "BASIC")
                        .put("Options", options(settings.text("verify")));
        if (scheduled) {
            task.put(
                    "Schedule",
                    JsonValue.object()
                            .put("ScheduleExpression", settings.text("schedule"))
                            .build());
        }
        design.addNamed(id, "AWS::DataSync::Task", design.name(name), task, LOG_POLICY);
    }

    /** What was deleted at the source stays at the destination: a backup is no mirror. */
    private static JsonObject options(String verify) {
        return JsonValue.object()
                .put("LogLevel", "TRANSFER")
                .put("OverwriteMode", "ALWAYS")
                .put("PreserveDeletedFiles", "PRESERVE")
                .put(
                        "VerifyMode",
                        switch (verify) {
                            case "copied" -> "ONLY_FILES_TRANSFERRED";
                            case "all" -> "POINT_IN_TIME_CONSISTENT";
                            case "none" -> "NONE";
                            default -> throw new IllegalArgumentException("verify: " + verify);
                        })
                .build();
    }
}
