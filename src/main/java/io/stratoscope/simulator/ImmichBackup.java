package io.stratoscope.simulator;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.EfsInTransitEncryption;
import software.amazon.awssdk.services.datasync.model.LogLevel;
import software.amazon.awssdk.services.datasync.model.OverwriteMode;
import software.amazon.awssdk.services.datasync.model.PreserveDeletedFiles;
import software.amazon.awssdk.services.datasync.model.S3StorageClass;
import software.amazon.awssdk.services.datasync.model.TaskMode;
import software.amazon.awssdk.services.datasync.model.VerifyMode;

/** DataSync of an Immich stack: the library to its bucket each night, and back when it is needed. */
final class ImmichBackup {

    /** ARNs of the two tasks. */
    record Tasks(String backup, String restore) {}

    private final DataSyncClient dataSync;
    private final ImmichStack stack;

    ImmichBackup(DataSyncClient dataSync, ImmichStack stack) {
        this.dataSync = dataSync;
        this.stack = stack;
    }

    Tasks create(
            ImmichNetwork.Network network,
            ImmichStorage.Files files,
            String bucketArn,
            String roleArn,
            String logGroup) {
        String library = libraryLocation(network, files);
        String backup = bucketLocation(bucketArn, roleArn);
        String logGroupArn =
                "arn:aws:logs:"
                        + stack.region()
                        + ":"
                        + stack.accountId()
                        + ":log-group:"
                        + logGroup;
        Tasks tasks =
                new Tasks(
                        task("backup", library, backup, logGroupArn, true),
                        task("restore", backup, library, logGroupArn, false));
        // Last night's backup.
        dataSync.startTaskExecution(request -> request.taskArn(tasks.backup()));
        return tasks;
    }

    // The root of the file system and no access point: an access point rewrites owners, and then
    // the copy does not verify.
    private String libraryLocation(ImmichNetwork.Network network, ImmichStorage.Files files) {
        String subnet = network.privateSubnets().getFirst();
        return dataSync.createLocationEfs(request ->
                        request.efsFilesystemArn(files.fileSystemArn())
                                .subdirectory("/")
                                .ec2Config(at ->
                                        at.subnetArn(ec2Arn("subnet/" + subnet))
                                                .securityGroupArns(
                                                        ec2Arn(
                                                                "security-group/"
                                                                        + network.groups()
                                                                                .dataSync())))
                                .inTransitEncryption(EfsInTransitEncryption.TLS1_2)
                                .tags(stack.tags().dataSync(stack.named("library"))))
                .locationArn();
    }

    private String bucketLocation(String bucketArn, String roleArn) {
        return dataSync.createLocationS3(request ->
                        request.s3BucketArn(bucketArn)
                                .subdirectory("/library")
                                .s3StorageClass(S3StorageClass.STANDARD)
                                .s3Config(config -> config.bucketAccessRoleArn(roleArn))
                                .tags(stack.tags().dataSync(stack.named("backup"))))
                .locationArn();
    }

    private String task(String part, String from, String to, String logGroupArn, boolean daily) {
        return dataSync.createTask(
                        request -> {
                            request.name(stack.named(part))
                                    .sourceLocationArn(from)
                                    .destinationLocationArn(to)
                                    .cloudWatchLogGroupArn(logGroupArn)
                                    .taskMode(TaskMode.BASIC)
                                    .options(options ->
                                            options.verifyMode(VerifyMode.ONLY_FILES_TRANSFERRED)
                                                    .overwriteMode(OverwriteMode.ALWAYS)
                                                    .preserveDeletedFiles(
                                                            PreserveDeletedFiles.PRESERVE)
                                                    .logLevel(LogLevel.TRANSFER))
                                    .tags(stack.tags().dataSync(stack.named(part)));
                            if (daily) {
                                request.schedule(schedule ->
                                        schedule.scheduleExpression("cron(0 2 * * ? *)"));
                            }
                        })
                .taskArn();
    }

    private String ec2Arn(String resource) {
        return "arn:aws:ec2:" + stack.region() + ":" + stack.accountId() + ":" + resource;
    }
}
