package io.stratoscope.simulator;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What several tests need made in an empty account. */
final class SimulatedNetworks {

    private SimulatedNetworks() {}

    static SimulatedAccount unlocked(TurnedClock clock) {
        SimulatedAccount account = SimulatedAccount.empty(clock);
        account.guard().unlock();
        return account;
    }

    static Ec2Client ec2(SimulatedAccount account) {
        return account.client(Ec2Client.class, SimulatedAccount.HOME_REGION);
    }

    static String vpc(Ec2Client ec2, String cidr, String project) {
        return ec2.createVpc(request ->
                        request.cidrBlock(cidr).tagSpecifications(tags(ResourceType.VPC, project)))
                .vpc()
                .vpcId();
    }

    static String subnet(Ec2Client ec2, String vpcId, String cidr) {
        return ec2.createSubnet(request -> request.vpcId(vpcId).cidrBlock(cidr))
                .subnet()
                .subnetId();
    }

    /** A way to the internet. */
    static String internetGateway(Ec2Client ec2, String vpcId) {
        String id = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(request -> request.internetGatewayId(id).vpcId(vpcId));
        return id;
    }

    static TagSpecification tags(ResourceType type, String project) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(Tag.builder().key("Project").value(project).build())
                .build();
    }

    static String code(Throwable thrown) {
        return ((AwsServiceException) thrown).awsErrorDetails().errorCode();
    }
}
