package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.EfsException;
import software.amazon.awssdk.services.efs.model.LifeCycleState;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What DataSync tries at once when a location is made: whether it can get there. */
final class DataSyncAccess {

    private final SimulatedDataSync dataSync;

    DataSyncAccess(SimulatedDataSync dataSync) {
        this.dataSync = dataSync;
    }

    /**
     * Goes to a bucket.
     *
     * @param role as which; its ARN
     */
    void toBucket(String bucket, String role) {
        SimulatedIam iam =
                dataSync.account().service(SimulatedIam.class, IamClient.class, dataSync.region());
        if (!iam.isSeen(role)) {
            throw dataSync.invalid(
                    "Unable to assume role. Reason: Access denied when calling sts:AssumeRole");
        }
        if (!iam.hasPolicies(role)) {
            throw failed("could not perform s3:GetBucketLocation on bucket " + bucket);
        }
        try {
            dataSync.account()
                    .client(S3Client.class, dataSync.region())
                    .headBucket(request -> request.bucket(bucket));
        } catch (S3Exception _) {
            throw failed("could not perform s3:ListObjectsV2 on bucket " + bucket);
        }
    }

    private RuntimeException failed(String why) {
        return dataSync.invalid(
                "DataSync location access test failed: " + why + ". Access denied.");
    }

    /** Refuses a file system that was lost. */
    void toExisting(String fileSystem) {
        if (LostSystems.of(dataSync.account())
                .filter(lost -> lost.took(fileSystem, dataSync.region()))
                .isPresent()) {
            throw dataSync.invalid("File system '%s' does not exist.".formatted(fileSystem));
        }
    }

    /**
     * Goes to a file system.
     *
     * @param subnet ARN of the subnet from which
     */
    void toFileSystem(String fileSystem, String subnet) {
        boolean near;
        try {
            Subnet from =
                    dataSync.account()
                            .client(Ec2Client.class, dataSync.region())
                            .describeSubnets(request ->
                                    request.subnetIds(SimulatedDataSync.lastPart(subnet)))
                            .subnets()
                            .getFirst();
            near =
                    dataSync
                            .account()
                            .client(EfsClient.class, dataSync.region())
                            .describeMountTargets(request -> request.fileSystemId(fileSystem))
                            .mountTargets()
                            .stream()
                            .filter(target -> target.lifeCycleState() == LifeCycleState.AVAILABLE)
                            .anyMatch(target ->
                                    from.availabilityZone().equals(target.availabilityZoneName()));
        } catch (Ec2Exception | EfsException e) {
            throw dataSync.invalid(String.valueOf(e.getMessage()));
        }
        if (!near) {
            throw dataSync.invalid(
                    "No available mount target of %s is in the Availability Zone of the subnet."
                            .formatted(fileSystem));
        }
    }
}
