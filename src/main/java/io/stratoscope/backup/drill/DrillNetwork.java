package io.stratoscope.backup.drill;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.module.Cidr;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network of a drill's own, which leads nowhere but to the internet's web servers: the image has to come from somewhere. What holds
 * data is in subnets that have no way out at all, and no security group lets anybody in but from the network itself and, to the
 * balancer, from where the operator is.
 */
final class DrillNetwork {

    static final String BALANCER_GROUP = "BalancerGroup";
    static final String SERVICE_GROUP = "ServiceGroup";
    static final String DATA_GROUP = "DataGroup";
    static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int FILES = 2049;
    private static final String ANYWHERE = "0.0.0.0/0";
    private static final List<String> LETTERS = List.of("A", "B");

    private final DrillParts parts;
    private final Original original;
    private final Cidr range;

    DrillNetwork(DrillParts parts, Original original) {
        this.parts = parts;
        this.original = original;
        range = free(original.cidrs());
    }

    /**
     * A range that overlaps none of these.
     *
     * @throws DrillException when there is none
     */
    static Cidr free(List<String> taken) {
        List<Cidr> others = taken.stream().flatMap(text -> Cidr.around(text).stream()).toList();
        return IntStream.iterate(255, i -> i >= 0, i -> i - 1)
                .mapToObj(i -> Cidr.around("10." + i + ".0.0/16").orElseThrow())
                .filter(each -> others.stream().noneMatch(each::overlaps))
                .findFirst()
                .orElseThrow(() ->
                        new DrillException(
                                "every network within 10.0.0.0/8 overlaps a VPC of the region; remove one"));
    }

    /** The range of the network. */
    Cidr range() {
        return range;
    }

    /** Adds all of it. */
    void add(String visitor) {
        parts.add(
                "Vpc",
                "AWS::EC2::VPC",
                JsonValue.object()
                        .put("CidrBlock", range.toString())
                        .put("EnableDnsHostnames", true)
                        .put("EnableDnsSupport", true));
        parts.add("Internet", "AWS::EC2::InternetGateway", JsonValue.object());
        parts.add(
                "InternetAttachment",
                "AWS::EC2::VPCGatewayAttachment",
                JsonValue.object()
                        .put("VpcId", to("Vpc"))
                        .put("InternetGatewayId", to("Internet")));
        parts.add(
                "PublicRoutes", "AWS::EC2::RouteTable", JsonValue.object().put("VpcId", to("Vpc")));
        parts.add(
                "RouteOut",
                "AWS::EC2::Route",
                JsonValue.object()
                        .put("RouteTableId", to("PublicRoutes"))
                        .put("DestinationCidrBlock", ANYWHERE)
                        .put("GatewayId", to("Internet")),
                "InternetAttachment");
        for (int i = 0; i < LETTERS.size(); i++) {
            subnets(i);
        }
        groups(visitor);
    }

    private void subnets(int i) {
        String letter = LETTERS.get(i);
        subnet("PublicSubnet" + letter, i, i);
        parts.add(
                "RoutesOfPublicSubnet" + letter,
                "AWS::EC2::SubnetRouteTableAssociation",
                JsonValue.object()
                        .put("RouteTableId", to("PublicRoutes"))
                        .put("SubnetId", to("PublicSubnet" + letter)));
        subnet("DataSubnet" + letter, 10 + i, i);
    }

    private void subnet(String id, int number, int zone) {
        parts.add(
                id,
                "AWS::EC2::Subnet",
                JsonValue.object()
                        .put("VpcId", to("Vpc"))
                        .put("AvailabilityZone", original.zones().get(zone))
                        .put("CidrBlock", range.part(number, 24).toString()));
    }

    private void groups(String visitor) {
        int port = original.service().port();
        group(
                BALANCER_GROUP,
                "balancer",
                "The drill's load balancer: only from where the operator is",
                List.of(rule(visitor, HTTP, "the operator")),
                List.of(rule(range.toString(), port, "to the service")));
        List<JsonObject> serviceOut = new ArrayList<>();
        serviceOut.add(rule(ANYWHERE, HTTPS, "image, secrets, logs; no mail, no other port"));
        serviceOut.add(rule(range.toString(), original.database().port(), "database"));
        serviceOut.add(rule(range.toString(), FILES, "files"));
        original.cache()
                .ifPresent(cache -> serviceOut.add(rule(range.toString(), cache.port(), "cache")));
        group(
                SERVICE_GROUP,
                "service",
                "The drill's service",
                List.of(rule(range.toString(), port, "from the load balancer")),
                serviceOut);
        List<JsonObject> dataIn = new ArrayList<>();
        dataIn.add(rule(range.toString(), original.database().port(), "database"));
        dataIn.add(rule(range.toString(), FILES, "files"));
        original.cache()
                .ifPresent(cache -> dataIn.add(rule(range.toString(), cache.port(), "cache")));
        group(
                DATA_GROUP,
                "data",
                "The drill's database, files and cache",
                dataIn,
                List.of(rule(range.toString(), FILES, "DataSync to the files")));
    }

    private void group(
            String id,
            String name,
            String description,
            List<JsonObject> ingress,
            List<JsonObject> egress) {
        parts.add(
                id,
                "AWS::EC2::SecurityGroup",
                JsonValue.object()
                        .put("GroupName", parts.name(name))
                        .put("GroupDescription", description)
                        .put("VpcId", to("Vpc"))
                        .put("SecurityGroupIngress", ingress)
                        .put("SecurityGroupEgress", egress));
    }

    private static JsonObject rule(String cidr, int port, String description) {
        ObjectBuilder rule =
                JsonValue.object()
                        .put("IpProtocol", "tcp")
                        .put("FromPort", port)
                        .put("ToPort", port)
                        .put("Description", description)
                        .put("CidrIp", cidr);
        return rule.build();
    }

    /** The ids of the subnets that lead to the internet. */
    static JsonValue publicSubnets() {
        return DrillParts.list(to("PublicSubnetA"), to("PublicSubnetB"));
    }

    /** The ids of those that lead nowhere. */
    static JsonValue dataSubnets() {
        return DrillParts.list(to("DataSubnetA"), to("DataSubnetB"));
    }

    /** A security group's id, in a list. */
    static JsonValue groupList(String id) {
        return DrillParts.list(attribute(id, "GroupId"));
    }
}
