package io.stratoscope.provision.resource;

import software.amazon.awssdk.services.ec2.Ec2Client;

/** A network for what has to be in one: two subnets in two zones, and a way to the internet. */
final class BenchNetwork {

    private final Ec2Client ec2;
    private final String vpc;
    private final String subnetA;
    private final String subnetB;

    BenchNetwork(Workbench bench) {
        ec2 = bench.client(Ec2Client.class);
        vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        subnetA = subnet("a", "10.0.1.0/24");
        subnetB = subnet("b", "10.0.2.0/24");
        String gateway = ec2.createInternetGateway(_ -> {}).internetGateway().internetGatewayId();
        ec2.attachInternetGateway(request -> request.internetGatewayId(gateway).vpcId(vpc));
    }

    private String subnet(String zone, String cidr) {
        return ec2.createSubnet(request ->
                        request.vpcId(vpc).cidrBlock(cidr).availabilityZone("eu-central-1" + zone))
                .subnet()
                .subnetId();
    }

    String vpc() {
        return vpc;
    }

    String subnetA() {
        return subnetA;
    }

    String subnetB() {
        return subnetB;
    }

    String group(String name) {
        return ec2.createSecurityGroup(
                        request -> request.vpcId(vpc).groupName(name).description(name))
                .groupId();
    }
}
