package io.stratoscope.simulator;

import io.stratoscope.aws.AwsAccount;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
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
        String vpc = ec2.createVpc(request -> request.cidrBlock("172.31.0.0/16")).vpc().vpcId();
        String subnet = subnet(ec2, vpc, "a", "172.31.0.0/20");
        subnet(ec2, vpc, "b", "172.31.16.0/20");
        subnet(ec2, vpc, "c", "172.31.32.0/20");
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

    private String subnet(Ec2Client ec2, String vpc, String zone, String cidr) {
        return ec2.createSubnet(request ->
                        request.vpcId(vpc).availabilityZone(region + zone).cidrBlock(cidr))
                .subnet()
                .subnetId();
    }
}
