package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.AttachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.AvailabilityZoneState;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcResponse;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DetachInternetGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.TagDescription;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Amazon EC2: networks and the little of instances that they need. Each operation is a line; the work is in the rooms. */
final class SimulatedEc2 extends SimulatedService implements Ec2Client {

    private static final Paging.Limits PAGES =
            new Paging.Limits(1000, 5, 1000, "InvalidParameterValue");

    private final Ec2Vpcs vpcs;
    private final Ec2Routes routes;
    private final Ec2Gateways gateways;
    private final Ec2NetworkAcls acls;
    private final Ec2SecurityGroups securityGroups;
    private final Ec2Interfaces interfaces;
    private final Ec2FlowLogs flowLogs;
    private final Map<String, Ec2Rows<?>> tables = new LinkedHashMap<>();

    SimulatedEc2(AccountState account, String region) {
        super(account, region, "ec2", Ec2Exception::builder);
        vpcs = new Ec2Vpcs(this);
        routes = new Ec2Routes(this);
        gateways = new Ec2Gateways(this);
        acls = new Ec2NetworkAcls(this);
        securityGroups = new Ec2SecurityGroups(this);
        interfaces = new Ec2Interfaces(this);
        flowLogs = new Ec2FlowLogs(this);
        Stream.of(
                        vpcs.vpcs(),
                        vpcs.subnets(),
                        vpcs.internetGateways(),
                        routes.routeTables(),
                        routes.endpoints(),
                        gateways.addresses(),
                        gateways.natGateways(),
                        acls.acls(),
                        securityGroups.groups(),
                        interfaces.interfaces(),
                        interfaces.instances(),
                        flowLogs.flowLogs())
                .forEach(table -> tables.put(table.kind().prefix(), table));
    }

    Ec2Vpcs vpcs() {
        return vpcs;
    }

    Ec2Routes routes() {
        return routes;
    }

    Ec2Gateways gateways() {
        return gateways;
    }

    Ec2NetworkAcls acls() {
        return acls;
    }

    Ec2SecurityGroups securityGroups() {
        return securityGroups;
    }

    Ec2Interfaces interfaces() {
        return interfaces;
    }

    /** A network interface that another AWS service needs, with the next free address of the subnet. */
    NetworkInterface attachInterface(
            String subnetId, List<String> groups, String description, String type) {
        return interfaces.create(subnetId, groups, description, type);
    }

    private Ec2Rows<?> rows(String id) {
        Ec2Rows<?> table = tables.get(id.substring(0, Math.max(0, id.lastIndexOf('-'))));
        if (table == null) {
            throw error(400, "InvalidID", "The ID '%s' is not valid".formatted(id));
        }
        return table;
    }

    private static List<IpPermission> ingress(AuthorizeSecurityGroupIngressRequest request) {
        List<IpPermission> permissions = new ArrayList<>(request.ipPermissions());
        if (request.ipProtocol() != null) {
            permissions.add(
                    IpPermission.builder()
                            .ipProtocol(request.ipProtocol())
                            .fromPort(request.fromPort())
                            .toPort(request.toPort())
                            .ipRanges(IpRange.builder().cidrIp(request.cidrIp()).build())
                            .build());
        }
        return permissions;
    }

    @Override
    public CreateDefaultVpcResponse createDefaultVpc(CreateDefaultVpcRequest request) {
        return call(
                "CreateDefaultVpc",
                () -> CreateDefaultVpcResponse.builder().vpc(vpcs.createDefaultVpc()).build());
    }

    @Override
    public CreateVpcResponse createVpc(CreateVpcRequest request) {
        return call(
                "CreateVpc",
                () -> CreateVpcResponse.builder().vpc(vpcs.createVpc(request)).build());
    }

    @Override
    public DeleteVpcResponse deleteVpc(DeleteVpcRequest request) {
        return call(
                "DeleteVpc",
                () -> {
                    vpcs.deleteVpc(request.vpcId());
                    return DeleteVpcResponse.builder().build();
                });
    }

    @Override
    public ModifyVpcAttributeResponse modifyVpcAttribute(ModifyVpcAttributeRequest request) {
        return call(
                "ModifyVpcAttribute",
                () -> {
                    vpcs.modifyVpcAttribute(request);
                    return ModifyVpcAttributeResponse.builder().build();
                });
    }

    @Override
    public DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request) {
        return call(
                "DescribeVpcAttribute",
                () -> {
                    String id = vpcs.vpcs().get(request.vpcId()).vpcId();
                    return DescribeVpcAttributeResponse.builder()
                            .vpcId(id)
                            .enableDnsSupport(on -> on.value(true))
                            .enableDnsHostnames(on -> on.value(vpcs.dnsHostnames(id)))
                            .build();
                });
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        return call(
                "DescribeVpcs",
                () -> {
                    var page =
                            page(
                                    vpcs.vpcs().find(request.vpcIds(), request.filters()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeVpcsResponse.builder()
                            .vpcs(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
        return call(
                "CreateSubnet",
                () -> CreateSubnetResponse.builder().subnet(vpcs.createSubnet(request)).build());
    }

    @Override
    public DeleteSubnetResponse deleteSubnet(DeleteSubnetRequest request) {
        return call(
                "DeleteSubnet",
                () -> {
                    vpcs.deleteSubnet(request.subnetId());
                    return DeleteSubnetResponse.builder().build();
                });
    }

    @Override
    public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        return call(
                "DescribeSubnets",
                () -> {
                    var page =
                            page(
                                    vpcs.subnets().find(request.subnetIds(), request.filters()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeSubnetsResponse.builder()
                            .subnets(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public CreateInternetGatewayResponse createInternetGateway(
            CreateInternetGatewayRequest request) {
        return call(
                "CreateInternetGateway",
                () ->
                        CreateInternetGatewayResponse.builder()
                                .internetGateway(vpcs.createInternetGateway(request))
                                .build());
    }

    @Override
    public AttachInternetGatewayResponse attachInternetGateway(
            AttachInternetGatewayRequest request) {
        return call(
                "AttachInternetGateway",
                () -> {
                    vpcs.attach(request.internetGatewayId(), request.vpcId());
                    return AttachInternetGatewayResponse.builder().build();
                });
    }

    @Override
    public DetachInternetGatewayResponse detachInternetGateway(
            DetachInternetGatewayRequest request) {
        return call(
                "DetachInternetGateway",
                () -> {
                    vpcs.detach(request.internetGatewayId(), request.vpcId());
                    return DetachInternetGatewayResponse.builder().build();
                });
    }

    @Override
    public DeleteInternetGatewayResponse deleteInternetGateway(
            DeleteInternetGatewayRequest request) {
        return call(
                "DeleteInternetGateway",
                () -> {
                    vpcs.deleteInternetGateway(request.internetGatewayId());
                    return DeleteInternetGatewayResponse.builder().build();
                });
    }

    @Override
    public DescribeInternetGatewaysResponse describeInternetGateways(
            DescribeInternetGatewaysRequest request) {
        return call(
                "DescribeInternetGateways",
                () -> {
                    var page =
                            page(
                                    vpcs.internetGateways()
                                            .find(request.internetGatewayIds(), request.filters()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeInternetGatewaysResponse.builder()
                            .internetGateways(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public AllocateAddressResponse allocateAddress(AllocateAddressRequest request) {
        return call(
                "AllocateAddress",
                () -> {
                    Address address = gateways.allocate(request);
                    return AllocateAddressResponse.builder()
                            .allocationId(address.allocationId())
                            .publicIp(address.publicIp())
                            .domain(address.domain())
                            .build();
                });
    }

    @Override
    public ReleaseAddressResponse releaseAddress(ReleaseAddressRequest request) {
        return call(
                "ReleaseAddress",
                () -> {
                    gateways.release(request.allocationId());
                    return ReleaseAddressResponse.builder().build();
                });
    }

    @Override
    public DescribeAddressesResponse describeAddresses(DescribeAddressesRequest request) {
        return call(
                "DescribeAddresses",
                () ->
                        DescribeAddressesResponse.builder()
                                .addresses(
                                        gateways.addresses()
                                                .find(request.allocationIds(), request.filters()))
                                .build());
    }

    @Override
    public CreateNatGatewayResponse createNatGateway(CreateNatGatewayRequest request) {
        return call(
                "CreateNatGateway",
                () ->
                        CreateNatGatewayResponse.builder()
                                .natGateway(gateways.createNat(request))
                                .build());
    }

    @Override
    public DeleteNatGatewayResponse deleteNatGateway(DeleteNatGatewayRequest request) {
        return call(
                "DeleteNatGateway",
                () -> {
                    gateways.deleteNat(request.natGatewayId());
                    return DeleteNatGatewayResponse.builder()
                            .natGatewayId(request.natGatewayId())
                            .build();
                });
    }

    @Override
    public DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
        return call(
                "DescribeNatGateways",
                () -> {
                    var page =
                            page(
                                    gateways.natGateways()
                                            .find(request.natGatewayIds(), request.filter()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeNatGatewaysResponse.builder()
                            .natGateways(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public CreateRouteTableResponse createRouteTable(CreateRouteTableRequest request) {
        return call(
                "CreateRouteTable",
                () ->
                        CreateRouteTableResponse.builder()
                                .routeTable(routes.create(request))
                                .build());
    }

    @Override
    public CreateRouteResponse createRoute(CreateRouteRequest request) {
        return call(
                "CreateRoute",
                () -> {
                    routes.createRoute(request);
                    return CreateRouteResponse.builder().returnValue(true).build();
                });
    }

    @Override
    public DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        return call(
                "DeleteRoute",
                () -> {
                    routes.deleteRoute(
                            request.routeTableId(), String.valueOf(request.destinationCidrBlock()));
                    return DeleteRouteResponse.builder().build();
                });
    }

    @Override
    public AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request) {
        return call(
                "AssociateRouteTable",
                () ->
                        AssociateRouteTableResponse.builder()
                                .associationId(
                                        routes.associate(
                                                request.routeTableId(), request.subnetId()))
                                .build());
    }

    @Override
    public DisassociateRouteTableResponse disassociateRouteTable(
            DisassociateRouteTableRequest request) {
        return call(
                "DisassociateRouteTable",
                () -> {
                    routes.disassociate(request.associationId());
                    return DisassociateRouteTableResponse.builder().build();
                });
    }

    @Override
    public DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest request) {
        return call(
                "DeleteRouteTable",
                () -> {
                    routes.delete(request.routeTableId());
                    return DeleteRouteTableResponse.builder().build();
                });
    }

    @Override
    public DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        return call(
                "DescribeRouteTables",
                () -> {
                    var page =
                            page(
                                    routes.routeTables()
                                            .find(request.routeTableIds(), request.filters()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeRouteTablesResponse.builder()
                            .routeTables(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public CreateVpcEndpointResponse createVpcEndpoint(CreateVpcEndpointRequest request) {
        return call(
                "CreateVpcEndpoint",
                () ->
                        CreateVpcEndpointResponse.builder()
                                .vpcEndpoint(routes.createEndpoint(request))
                                .build());
    }

    @Override
    public DeleteVpcEndpointsResponse deleteVpcEndpoints(DeleteVpcEndpointsRequest request) {
        return call(
                "DeleteVpcEndpoints",
                () -> {
                    request.vpcEndpointIds().forEach(routes::deleteEndpoint);
                    return DeleteVpcEndpointsResponse.builder().build();
                });
    }

    @Override
    public DescribeVpcEndpointsResponse describeVpcEndpoints(DescribeVpcEndpointsRequest request) {
        return call(
                "DescribeVpcEndpoints",
                () -> {
                    var page =
                            page(
                                    routes.endpoints()
                                            .find(request.vpcEndpointIds(), request.filters()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeVpcEndpointsResponse.builder()
                            .vpcEndpoints(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public CreateNetworkAclResponse createNetworkAcl(CreateNetworkAclRequest request) {
        return call(
                "CreateNetworkAcl",
                () -> CreateNetworkAclResponse.builder().networkAcl(acls.create(request)).build());
    }

    @Override
    public CreateNetworkAclEntryResponse createNetworkAclEntry(
            CreateNetworkAclEntryRequest request) {
        return call(
                "CreateNetworkAclEntry",
                () -> {
                    acls.createEntry(request);
                    return CreateNetworkAclEntryResponse.builder().build();
                });
    }

    @Override
    public DeleteNetworkAclEntryResponse deleteNetworkAclEntry(
            DeleteNetworkAclEntryRequest request) {
        return call(
                "DeleteNetworkAclEntry",
                () -> {
                    acls.deleteEntry(
                            request.networkAclId(), request.ruleNumber(), request.egress());
                    return DeleteNetworkAclEntryResponse.builder().build();
                });
    }

    @Override
    public ReplaceNetworkAclAssociationResponse replaceNetworkAclAssociation(
            ReplaceNetworkAclAssociationRequest request) {
        return call(
                "ReplaceNetworkAclAssociation",
                () ->
                        ReplaceNetworkAclAssociationResponse.builder()
                                .newAssociationId(
                                        acls.replaceAssociation(
                                                request.associationId(), request.networkAclId()))
                                .build());
    }

    @Override
    public DeleteNetworkAclResponse deleteNetworkAcl(DeleteNetworkAclRequest request) {
        return call(
                "DeleteNetworkAcl",
                () -> {
                    acls.delete(request.networkAclId());
                    return DeleteNetworkAclResponse.builder().build();
                });
    }

    @Override
    public DescribeNetworkAclsResponse describeNetworkAcls(DescribeNetworkAclsRequest request) {
        return call(
                "DescribeNetworkAcls",
                () -> {
                    var page =
                            page(
                                    acls.acls().find(request.networkAclIds(), request.filters()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeNetworkAclsResponse.builder()
                            .networkAcls(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        return call(
                "CreateSecurityGroup",
                () -> {
                    SecurityGroup group = securityGroups.create(request);
                    return CreateSecurityGroupResponse.builder()
                            .groupId(group.groupId())
                            .securityGroupArn(group.securityGroupArn())
                            .tags(group.tags())
                            .build();
                });
    }

    @Override
    public AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
            AuthorizeSecurityGroupIngressRequest request) {
        return call(
                "AuthorizeSecurityGroupIngress",
                () -> {
                    securityGroups.allowIngress(request.groupId(), ingress(request));
                    return AuthorizeSecurityGroupIngressResponse.builder()
                            .returnValue(true)
                            .build();
                });
    }

    @Override
    public AuthorizeSecurityGroupEgressResponse authorizeSecurityGroupEgress(
            AuthorizeSecurityGroupEgressRequest request) {
        return call(
                "AuthorizeSecurityGroupEgress",
                () -> {
                    securityGroups.allowEgress(request.groupId(), request.ipPermissions());
                    return AuthorizeSecurityGroupEgressResponse.builder().returnValue(true).build();
                });
    }

    @Override
    public RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(
            RevokeSecurityGroupIngressRequest request) {
        return call(
                "RevokeSecurityGroupIngress",
                () -> {
                    securityGroups.revokeIngress(request.groupId(), request.ipPermissions());
                    return RevokeSecurityGroupIngressResponse.builder().returnValue(true).build();
                });
    }

    @Override
    public RevokeSecurityGroupEgressResponse revokeSecurityGroupEgress(
            RevokeSecurityGroupEgressRequest request) {
        return call(
                "RevokeSecurityGroupEgress",
                () -> {
                    securityGroups.revokeEgress(request.groupId(), request.ipPermissions());
                    return RevokeSecurityGroupEgressResponse.builder().returnValue(true).build();
                });
    }

    @Override
    public DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
        return call(
                "DeleteSecurityGroup",
                () -> {
                    securityGroups.delete(request.groupId());
                    return DeleteSecurityGroupResponse.builder()
                            .returnValue(true)
                            .groupId(request.groupId())
                            .build();
                });
    }

    @Override
    public DescribeSecurityGroupsResponse describeSecurityGroups(
            DescribeSecurityGroupsRequest request) {
        return call(
                "DescribeSecurityGroups",
                () -> {
                    var page =
                            page(
                                    securityGroups
                                            .groups()
                                            .find(request.groupIds(), request.filters()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeSecurityGroupsResponse.builder()
                            .securityGroups(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public CreateFlowLogsResponse createFlowLogs(CreateFlowLogsRequest request) {
        return call(
                "CreateFlowLogs",
                () ->
                        CreateFlowLogsResponse.builder()
                                .flowLogIds(flowLogs.create(request))
                                .build());
    }

    @Override
    public DeleteFlowLogsResponse deleteFlowLogs(DeleteFlowLogsRequest request) {
        return call(
                "DeleteFlowLogs",
                () -> {
                    request.flowLogIds().forEach(flowLogs.flowLogs()::delete);
                    return DeleteFlowLogsResponse.builder().build();
                });
    }

    @Override
    public DescribeFlowLogsResponse describeFlowLogs(DescribeFlowLogsRequest request) {
        return call(
                "DescribeFlowLogs",
                () -> {
                    var page =
                            page(
                                    flowLogs.flowLogs()
                                            .find(request.flowLogIds(), request.filter()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeFlowLogsResponse.builder()
                            .flowLogs(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public CreateNetworkInterfaceResponse createNetworkInterface(
            CreateNetworkInterfaceRequest request) {
        return call(
                "CreateNetworkInterface",
                () ->
                        CreateNetworkInterfaceResponse.builder()
                                .networkInterface(
                                        interfaces.create(
                                                String.valueOf(request.subnetId()),
                                                request.groups(),
                                                Optional.ofNullable(request.description())
                                                        .orElse(""),
                                                "interface"))
                                .build());
    }

    @Override
    public DeleteNetworkInterfaceResponse deleteNetworkInterface(
            DeleteNetworkInterfaceRequest request) {
        return call(
                "DeleteNetworkInterface",
                () -> {
                    interfaces.remove(request.networkInterfaceId());
                    return DeleteNetworkInterfaceResponse.builder().build();
                });
    }

    @Override
    public DescribeNetworkInterfacesResponse describeNetworkInterfaces(
            DescribeNetworkInterfacesRequest request) {
        return call(
                "DescribeNetworkInterfaces",
                () -> {
                    var page =
                            page(
                                    interfaces
                                            .interfaces()
                                            .find(request.networkInterfaceIds(), request.filters()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeNetworkInterfacesResponse.builder()
                            .networkInterfaces(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public RunInstancesResponse runInstances(RunInstancesRequest request) {
        return call(
                "RunInstances",
                () ->
                        RunInstancesResponse.builder()
                                .instances(interfaces.run(request))
                                .ownerId(account().accountId())
                                .reservationId(account().ids().ec2("r"))
                                .build());
    }

    @Override
    public TerminateInstancesResponse terminateInstances(TerminateInstancesRequest request) {
        return call(
                "TerminateInstances",
                () -> {
                    request.instanceIds().forEach(interfaces::terminate);
                    return TerminateInstancesResponse.builder().build();
                });
    }

    @Override
    public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        return call(
                "DescribeInstances",
                () -> {
                    var page =
                            page(
                                    interfaces
                                            .instances()
                                            .find(request.instanceIds(), request.filters()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    List<Reservation> reservations =
                            page.items().stream()
                                    .map(instance ->
                                            Reservation.builder()
                                                    .ownerId(account().accountId())
                                                    .reservationId(
                                                            "r-"
                                                                    + instance.instanceId()
                                                                            .substring(2))
                                                    .instances(instance)
                                                    .build())
                                    .toList();
                    return DescribeInstancesResponse.builder()
                            .reservations(reservations)
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public DescribeAvailabilityZonesResponse describeAvailabilityZones(
            DescribeAvailabilityZonesRequest request) {
        return call(
                "DescribeAvailabilityZones",
                () ->
                        DescribeAvailabilityZonesResponse.builder()
                                .availabilityZones(
                                        vpcs.zones().stream()
                                                .map(zone ->
                                                        AvailabilityZone.builder()
                                                                .zoneName(zone)
                                                                .zoneId(vpcs.zoneId(zone))
                                                                .regionName(region())
                                                                .zoneType("availability-zone")
                                                                .state(
                                                                        AvailabilityZoneState
                                                                                .AVAILABLE)
                                                                .build())
                                                .toList())
                                .build());
    }

    @Override
    public CreateTagsResponse createTags(CreateTagsRequest request) {
        return call(
                "CreateTags",
                () -> {
                    request.resources()
                            .forEach(id -> {
                                Map<String, String> tags = new TreeMap<>(rows(id).tagsOf(id));
                                request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
                                rows(id).setTags(id, tags);
                            });
                    return CreateTagsResponse.builder().build();
                });
    }

    @Override
    public DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
        return call(
                "DeleteTags",
                () -> {
                    request.resources()
                            .forEach(id -> {
                                Map<String, String> tags = new TreeMap<>(rows(id).tagsOf(id));
                                request.tags().forEach(tag -> tags.remove(tag.key()));
                                rows(id).setTags(id, tags);
                            });
                    return DeleteTagsResponse.builder().build();
                });
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return call(
                "DescribeTags",
                () -> {
                    var page =
                            page(
                                    tagDescriptions(request.filters()),
                                    PAGES,
                                    request.maxResults(),
                                    request.nextToken());
                    return DescribeTagsResponse.builder()
                            .tags(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    private List<TagDescription> tagDescriptions(List<Filter> filters) {
        return tables.values().stream()
                .flatMap(table ->
                        table.allTags().entrySet().stream()
                                .flatMap(row ->
                                        row.getValue().stream()
                                                .map(tag ->
                                                        TagDescription.builder()
                                                                .resourceId(row.getKey())
                                                                .resourceType(table.kind().type())
                                                                .key(tag.key())
                                                                .value(tag.value())
                                                                .build())))
                .filter(tag -> filters.stream().allMatch(filter -> matches(filter, tag)))
                .toList();
    }

    private boolean matches(Filter filter, TagDescription tag) {
        return switch (filter.name()) {
            case "resource-id" -> filter.values().contains(tag.resourceId());
            case "resource-type" -> filter.values().contains(tag.resourceTypeAsString());
            case "key" -> filter.values().contains(tag.key());
            case "value" -> filter.values().contains(tag.value());
            default ->
                    throw error(
                            400,
                            "InvalidParameterValue",
                            "The filter '%s' is invalid".formatted(filter.name()));
        };
    }
}
