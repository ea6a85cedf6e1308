package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.PortRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

import java.util.ArrayList;
import java.util.List;

/** The VPC of an Immich stack, made by EC2's own create operations. */
final class ImmichNetwork {

    /** What the rest of the stack needs to know of its network. Subnets are in the order of the zones. */
    record Network(
            String vpcId,
            List<String> publicSubnets,
            List<String> privateSubnets,
            SecurityGroups groups) {}

    /** Ids of the security groups, by what they stand before. */
    record SecurityGroups(
            String loadBalancer,
            String server,
            String machineLearning,
            String database,
            String cache,
            String files,
            String dataSync) {}

    private static final String ANYWHERE = "0.0.0.0/0";

    private final Ec2Client ec2;
    private final ImmichStack stack;

    ImmichNetwork(Ec2Client ec2, ImmichStack stack) {
        this.ec2 = ec2;
        this.stack = stack;
    }

    /**
     * Makes it.
     *
     * @param flowLogBucketArn where the VPC's flow log goes
     */
    Network create(String flowLogBucketArn) {
        String vpcId = vpc();
        List<String> publicSubnets = subnets(vpcId, "public", 1);
        List<String> privateSubnets = subnets(vpcId, "private", 11);
        String internetGateway = internetGateway(vpcId);
        List<String> routeTables = new ArrayList<>();
        routeTables.add(publicRoutes(vpcId, internetGateway, publicSubnets));
        routeTables.addAll(privateRoutes(vpcId, publicSubnets, privateSubnets));
        networkAcls(vpcId, publicSubnets, privateSubnets);
        gatewayEndpoint(vpcId, routeTables);
        flowLog(vpcId, flowLogBucketArn);
        return new Network(vpcId, publicSubnets, privateSubnets, securityGroups(vpcId));
    }

    private String vpc() {
        String vpcId =
                ec2.createVpc(request ->
                                request.cidrBlock(stack.vpcCidr())
                                        .tagSpecifications(tags(ResourceType.VPC, "vpc")))
                        .vpc()
                        .vpcId();
        ec2.modifyVpcAttribute(
                request -> request.vpcId(vpcId).enableDnsHostnames(on -> on.value(true)));
        return vpcId;
    }

    private List<String> subnets(String vpcId, String tier, int firstOctet) {
        List<String> ids = new ArrayList<>();
        for (String zone : stack.zones()) {
            int octet = firstOctet + ids.size();
            ids.add(
                    ec2.createSubnet(request ->
                                    request.vpcId(vpcId)
                                            .availabilityZone(zone)
                                            .cidrBlock(stack.subnetCidr(octet))
                                            .tagSpecifications(
                                                    tags(
                                                            ResourceType.SUBNET,
                                                            tier + "-" + letter(zone))))
                            .subnet()
                            .subnetId());
        }
        return ids;
    }

    private String internetGateway(String vpcId) {
        String id =
                ec2.createInternetGateway(request ->
                                request.tagSpecifications(
                                        tags(ResourceType.INTERNET_GATEWAY, "igw")))
                        .internetGateway()
                        .internetGatewayId();
        ec2.attachInternetGateway(request -> request.vpcId(vpcId).internetGatewayId(id));
        return id;
    }

    private String publicRoutes(String vpcId, String internetGateway, List<String> subnets) {
        String table = routeTable(vpcId, "public");
        ec2.createRoute(request ->
                request.routeTableId(table)
                        .destinationCidrBlock(ANYWHERE)
                        .gatewayId(internetGateway));
        subnets.forEach(subnet -> associate(table, subnet));
        return table;
    }

    private List<String> privateRoutes(
            String vpcId, List<String> publicSubnets, List<String> privateSubnets) {
        List<String> tables = new ArrayList<>();
        for (int i = 0; i < privateSubnets.size(); i++) {
            String zone = letter(stack.zones().get(i));
            String nat = natGateway(publicSubnets.get(i), zone);
            String table = routeTable(vpcId, "private-" + zone);
            ec2.createRoute(request ->
                    request.routeTableId(table).destinationCidrBlock(ANYWHERE).natGatewayId(nat));
            associate(table, privateSubnets.get(i));
            tables.add(table);
        }
        return tables;
    }

    /** A NAT gateway with its own elastic IP. */
    String natGateway(String subnet, String suffix) {
        String address =
                ec2.allocateAddress(request ->
                                request.domain(DomainType.VPC)
                                        .tagSpecifications(
                                                tags(ResourceType.ELASTIC_IP, "nat-" + suffix)))
                        .allocationId();
        return ec2.createNatGateway(request ->
                        request.subnetId(subnet)
                                .allocationId(address)
                                .tagSpecifications(tags(ResourceType.NATGATEWAY, "nat-" + suffix)))
                .natGateway()
                .natGatewayId();
    }

    /** A NAT gateway from before there was one per zone: made, and deleted again with its address. */
    void supersededNatGateway(String subnet) {
        String nat = natGateway(subnet, "old");
        String address =
                ec2.describeNatGateways(request -> request.natGatewayIds(nat))
                        .natGateways()
                        .getFirst()
                        .natGatewayAddresses()
                        .getFirst()
                        .allocationId();
        ec2.deleteNatGateway(request -> request.natGatewayId(nat));
        ec2.releaseAddress(request -> request.allocationId(address));
    }

    private String routeTable(String vpcId, String name) {
        return ec2.createRouteTable(request ->
                        request.vpcId(vpcId)
                                .tagSpecifications(tags(ResourceType.ROUTE_TABLE, "rt-" + name)))
                .routeTable()
                .routeTableId();
    }

    private void associate(String table, String subnet) {
        ec2.associateRouteTable(request -> request.routeTableId(table).subnetId(subnet));
    }

    private void networkAcls(
            String vpcId, List<String> publicSubnets, List<String> privateSubnets) {
        String publicAcl = networkAcl(vpcId, "public", publicSubnets);
        aclEntry(publicAcl, 100, false, "6", ANYWHERE, 443, 443);
        // Plain HTTP only reaches the listener that redirects to HTTPS.
        aclEntry(publicAcl, 110, false, "6", ANYWHERE, 80, 80);
        aclEntry(publicAcl, 120, false, "6", ANYWHERE, 1024, 65535);
        aclEntry(publicAcl, 130, false, "-1", stack.vpcCidr(), 0, 0);
        aclEntry(publicAcl, 100, true, "6", ANYWHERE, 443, 443);
        aclEntry(publicAcl, 110, true, "6", ANYWHERE, 80, 80);
        aclEntry(publicAcl, 120, true, "6", ANYWHERE, 1024, 65535);
        aclEntry(publicAcl, 130, true, "-1", stack.vpcCidr(), 0, 0);

        String privateAcl = networkAcl(vpcId, "private", privateSubnets);
        aclEntry(privateAcl, 100, false, "-1", stack.vpcCidr(), 0, 0);
        aclEntry(privateAcl, 110, false, "6", ANYWHERE, 1024, 65535);
        aclEntry(privateAcl, 100, true, "-1", stack.vpcCidr(), 0, 0);
        aclEntry(privateAcl, 110, true, "6", ANYWHERE, 443, 443);
        aclEntry(privateAcl, 120, true, "6", ANYWHERE, 80, 80);
    }

    private String networkAcl(String vpcId, String tier, List<String> subnets) {
        String acl =
                ec2.createNetworkAcl(request ->
                                request.vpcId(vpcId)
                                        .tagSpecifications(
                                                tags(ResourceType.NETWORK_ACL, "nacl-" + tier)))
                        .networkAcl()
                        .networkAclId();
        for (String subnet : subnets) {
            ec2.replaceNetworkAclAssociation(
                    request -> request.associationId(aclAssociation(subnet)).networkAclId(acl));
        }
        return acl;
    }

    // A new subnet hangs on the VPC's default ACL; AWS lets one only move that association.
    private String aclAssociation(String subnet) {
        return ec2
                .describeNetworkAcls(request ->
                        request.filters(
                                Filter.builder()
                                        .name("association.subnet-id")
                                        .values(subnet)
                                        .build()))
                .networkAcls()
                .stream()
                .flatMap(acl -> acl.associations().stream())
                .filter(association -> subnet.equals(association.subnetId()))
                .map(NetworkAclAssociation::networkAclAssociationId)
                .findFirst()
                .orElseThrow();
    }

    private void aclEntry(
            String acl,
            int number,
            boolean egress,
            String protocol,
            String cidr,
            int fromPort,
            int toPort) {
        ec2.createNetworkAclEntry(request -> {
            request.networkAclId(acl)
                    .ruleNumber(number)
                    .egress(egress)
                    .protocol(protocol)
                    .cidrBlock(cidr)
                    .ruleAction(RuleAction.ALLOW);
            if (!protocol.equals("-1")) {
                request.portRange(PortRange.builder().from(fromPort).to(toPort).build());
            }
        });
    }

    private void gatewayEndpoint(String vpcId, List<String> routeTables) {
        ec2.createVpcEndpoint(request ->
                request.vpcId(vpcId)
                        .vpcEndpointType(VpcEndpointType.GATEWAY)
                        .serviceName("com.amazonaws." + stack.region() + ".s3")
                        .routeTableIds(routeTables)
                        .tagSpecifications(tags(ResourceType.VPC_ENDPOINT, "s3")));
    }

    private void flowLog(String vpcId, String bucketArn) {
        ec2.createFlowLogs(request ->
                request.resourceIds(vpcId)
                        .resourceType(FlowLogsResourceType.VPC)
                        .trafficType(TrafficType.ALL)
                        .logDestinationType(LogDestinationType.S3)
                        .logDestination(bucketArn)
                        .maxAggregationInterval(600)
                        .tagSpecifications(tags(ResourceType.VPC_FLOW_LOG, "flow-log")));
    }

    private SecurityGroups securityGroups(String vpcId) {
        SecurityGroups groups =
                new SecurityGroups(
                        group(vpcId, "alb", "Load balancer: web traffic from anywhere"),
                        group(vpcId, "server", "Immich server"),
                        group(vpcId, "ml", "Immich machine learning"),
                        group(vpcId, "database", "Aurora PostgreSQL"),
                        group(vpcId, "cache", "ElastiCache Redis"),
                        group(vpcId, "efs", "EFS mount targets"),
                        group(vpcId, "datasync", "DataSync network interfaces"));
        allowFromAnywhere(groups.loadBalancer(), 80, "HTTP, to be redirected");
        allowFromAnywhere(groups.loadBalancer(), 443, "HTTPS");
        allow(groups.server(), ImmichStack.SERVER_PORT, groups.loadBalancer(), "web and API");
        allow(groups.machineLearning(), ImmichStack.MACHINE_LEARNING_PORT, groups.server(), "ML");
        allow(groups.database(), ImmichStack.DATABASE_PORT, groups.server(), "PostgreSQL");
        allow(groups.cache(), ImmichStack.CACHE_PORT, groups.server(), "Redis");
        allow(groups.files(), ImmichStack.NFS_PORT, groups.server(), "NFS from the server");
        allow(groups.files(), ImmichStack.NFS_PORT, groups.dataSync(), "NFS from DataSync");
        return groups;
    }

    private String group(String vpcId, String name, String description) {
        return ec2.createSecurityGroup(request ->
                        request.vpcId(vpcId)
                                .groupName(stack.named(name))
                                .description(description)
                                .tagSpecifications(tags(ResourceType.SECURITY_GROUP, name)))
                .groupId();
    }

    private void allow(String group, int port, String from, String description) {
        ingress(
                group,
                IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(port)
                        .toPort(port)
                        .userIdGroupPairs(
                                UserIdGroupPair.builder()
                                        .groupId(from)
                                        .userId(stack.accountId())
                                        .description(description)
                                        .build())
                        .build());
    }

    private void allowFromAnywhere(String group, int port, String description) {
        ingress(
                group,
                IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(port)
                        .toPort(port)
                        .ipRanges(
                                IpRange.builder().cidrIp(ANYWHERE).description(description).build())
                        .build());
    }

    private void ingress(String group, IpPermission permission) {
        ec2.authorizeSecurityGroupIngress(
                request -> request.groupId(group).ipPermissions(permission));
    }

    private static String letter(String zone) {
        return zone.substring(zone.length() - 1);
    }

    private software.amazon.awssdk.services.ec2.model.TagSpecification tags(
            ResourceType type, String name) {
        return stack.tags().ec2(type, stack.named(name));
    }
}
