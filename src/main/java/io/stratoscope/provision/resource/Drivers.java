package io.stratoscope.provision.resource;

import io.stratoscope.provision.driver.Driver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types that a stack can have. */
public final class Drivers {
    public static final List<Driver> ALL =
            List.of(
                    // KMS
                    new KmsKeyDriver(),
                    new KmsAliasDriver(),
                    // EC2
                    new Ec2VpcDriver(),
                    new Ec2SubnetDriver(),
                    new Ec2InternetGatewayDriver(),
                    new Ec2GatewayAttachmentDriver(),
                    new Ec2AddressDriver(),
                    new Ec2NatGatewayDriver(),
                    new Ec2RouteTableDriver(),
                    new Ec2RouteDriver(),
                    new Ec2RouteAssociationDriver(),
                    new Ec2NetworkAclDriver(),
                    new Ec2NetworkAclEntryDriver(),
                    new Ec2AclAssociationDriver(),
                    new Ec2SecurityGroupDriver(),
                    new Ec2SecurityGroupRuleDriver(Ec2Rules.INGRESS),
                    new Ec2SecurityGroupRuleDriver(Ec2Rules.EGRESS),
                    new Ec2EndpointDriver(),
                    new Ec2FlowLogDriver());

    private static final Map<String, Driver> BY_TYPE =
            ALL.stream().collect(Collectors.toMap(Driver::type, Function.identity()));

    private Drivers() {}

    /** What makes resources of a type; empty where nothing here can. */
    public static Optional<Driver> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
