package io.stratoscope.simulator;

import io.stratoscope.aws.Quota;

import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Amazon EC2: networks and the little of instances that they need. The operations are in an interface for each part, a line
 * each; the work is in the rooms.
 */
final class SimulatedEc2 extends SimulatedService
        implements Ec2VpcOperations,
                Ec2RouteOperations,
                Ec2EndpointOperations,
                Ec2GatewayOperations,
                Ec2FirewallOperations,
                Ec2SecurityGroupOperations,
                Ec2InterfaceOperations,
                Ec2TagOperations {

    private final Ec2Vpcs vpcs;
    private final Ec2InternetGateways internetGateways;
    private final Ec2Routes routes;
    private final Ec2Endpoints endpoints;
    private final Ec2Gateways gateways;
    private final Ec2NetworkAcls acls;
    private final Ec2SecurityGroups securityGroups;
    private final Ec2Interfaces interfaces;
    private final Ec2FlowLogs flowLogs;
    private final Map<String, Ec2Rows<?>> tables = new LinkedHashMap<>();

    SimulatedEc2(AccountState account, String region) {
        super(account, region, "ec2", Ec2Exception::builder);
        vpcs = new Ec2Vpcs(this);
        internetGateways = new Ec2InternetGateways(this);
        routes = new Ec2Routes(this);
        endpoints = new Ec2Endpoints(this);
        gateways = new Ec2Gateways(this);
        acls = new Ec2NetworkAcls(this);
        securityGroups = new Ec2SecurityGroups(this);
        interfaces = new Ec2Interfaces(this);
        flowLogs = new Ec2FlowLogs(this);
        Stream.of(
                        vpcs.vpcs(),
                        vpcs.subnets(),
                        internetGateways.rows(),
                        routes.routeTables(),
                        endpoints.rows(),
                        gateways.addresses(),
                        gateways.natGateways(),
                        acls.acls(),
                        securityGroups.groups(),
                        interfaces.interfaces(),
                        interfaces.instances(),
                        flowLogs.flowLogs())
                .forEach(table -> tables.put(table.kind().prefix(), table));
    }

    @Override
    public SimulatedEc2 ec2() {
        return this;
    }

    Ec2Vpcs vpcs() {
        return vpcs;
    }

    Ec2Routes routes() {
        return routes;
    }

    Ec2InternetGateways internetGateways() {
        return internetGateways;
    }

    Ec2Endpoints endpoints() {
        return endpoints;
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

    Ec2FlowLogs flowLogs() {
        return flowLogs;
    }

    /** A network interface that another AWS service needs, with the next free address of the subnet. */
    NetworkInterface attachInterface(
            String subnetId, List<String> groups, String description, String type) {
        return interfaces.create(subnetId, groups, description, type);
    }

    /** The table that a resource of this id is in. */
    Ec2Rows<?> rows(String id) {
        Ec2Rows<?> table = tables.get(id.substring(0, Math.max(0, id.lastIndexOf('-'))));
        if (table == null) {
            throw error(400, "InvalidID", "The ID '%s' is not valid".formatted(id));
        }
        return table;
    }

    /** All tables, in the order in which EC2 tells of tags. */
    Stream<Ec2Rows<?>> tables() {
        return tables.values().stream();
    }

    /** Refuses one more of what there are as many of as the account may have. */
    void refuseOver(Quota quota, long present, String code, String many) {
        account().refuseOver(quota, present, () -> error(400, code, many + " has been reached."));
    }
}
