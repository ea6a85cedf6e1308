package io.stratoscope.simulator;

import io.stratoscope.aws.AwsAccount;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

/** What is in every grown account and belongs to no project: nothing of it carries a tag. */
final class UntaggedLeftovers {

    private final AwsAccount account;
    private final String accountId;
    private final String region;

    UntaggedLeftovers(AwsAccount account, String accountId, String region) {
        this.account = account;
        this.accountId = accountId;
        this.region = region;
    }

    /** Makes them. The account must be unlocked for writing. */
    void create() {
        Ec2Client ec2 = account.client(Ec2Client.class, region);
        String vpc = ec2.createDefaultVpc(request -> {}).vpc().vpcId();
        String subnet =
                ec2.describeSubnets(request ->
                                request.filters(
                                        Filter.builder().name("vpc-id").values(vpc).build()))
                        .subnets()
                        .getFirst()
                        .subnetId();
        ec2.runInstances(request ->
                request.imageId("ami-0a1b2c3d4e5f60718")
                        .instanceType(InstanceType.T3_MICRO)
                        .subnetId(subnet)
                        .minCount(1)
                        .maxCount(1));
        account.client(S3Client.class, region)
                .createBucket(request ->
                        request.bucket("old-uploads-" + accountId)
                                .createBucketConfiguration(at ->
                                        at.locationConstraint(
                                                BucketLocationConstraint.fromValue(region))));
        account.client(CloudWatchLogsClient.class, region)
                .createLogGroup(
                        request -> request.logGroupName("/aws/lambda/forgotten-experiment"));
    }
}
