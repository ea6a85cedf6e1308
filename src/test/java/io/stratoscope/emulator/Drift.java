package io.stratoscope.emulator;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

import java.util.Set;

/** What somebody does to the Immich stack behind its back: a route goes, and a bucket keeps no more versions. */
final class Drift {

    /** Logical ids of what is otherwise then. */
    static final Set<String> DRIFTED = Set.of("DefaultRoutePublic", "BackupBucket");

    private Drift() {}

    static void of(StackTrial trial) {
        String table = trial.ref("PublicRoutes");
        trial.place()
                .client(Ec2Client.class)
                .deleteRoute(
                        request -> request.routeTableId(table).destinationCidrBlock("0.0.0.0/0"));
        trial.place()
                .client(S3Client.class)
                .putBucketVersioning(request ->
                        request.bucket(StackTrial.NAME + "-backup-" + trial.place().accountId())
                                .versioningConfiguration(versioning ->
                                        versioning.status(BucketVersioningStatus.SUSPENDED)));
    }
}
