package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.stack.References;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A network: a public and a private subnet in each zone, the ways out of them, and what may pass. */
final class VpcModule implements Module {
    static final String VPC = "Vpc";
    static final String ANYWHERE = "0.0.0.0/0";

    /** Logical ids of subnets begin so; a zone's letter follows, in upper case. */
    static final String PRIVATE_SUBNET = "PrivateSubnet";

    static final String PUBLIC_SUBNET = "PublicSubnet";

    private static final String INTERNET_GATEWAY = "InternetGateway";
    private static final String ATTACHMENT = "InternetGatewayAttachment";
    private static final String PUBLIC_ROUTES = "PublicRoutes";

    @Override
    public String name() {
        return "vpc";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        AddressPlan plan = AddressPlan.of(design, settings);
        design.addNamed(
                VPC,
                "AWS::EC2::VPC",
                design.name("vpc"),
                JsonValue.object()
                        .put("CidrBlock", plan.network().toString())
                        .put("EnableDnsHostnames", true)
                        .put("EnableDnsSupport", true));
        internetGateway(design);
        for (int i = 0; i < plan.zones().size(); i++) {
            String zone = plan.zones().get(i);
            subnet(design, "public", zone, plan.publicSubnets().get(i));
            subnet(design, "private", zone, plan.privateSubnets().get(i));
        }
        List<String> natGateways = natGateways(design, settings.text("nat"), plan.zones());
        publicRoutes(design, plan.zones());
        for (int i = 0; i < plan.zones().size(); i++) {
            // One NAT gateway is everybody's.
            Optional<String> gateway =
                    natGateways.stream().limit(i + 1L).reduce((first, second) -> second);
            privateRoutes(design, plan.zones().get(i), gateway);
        }
        VpcFilters.add(design, plan, settings.flag("http"));
        if (settings.flag("s3-endpoint")) {
            gatewayEndpoint(design);
        }
        if (settings.flag("flow-log")) {
            VpcFlowLog.add(design, settings.number("flow-log-days"));
        }
    }

    private static void internetGateway(Design design) {
        design.addNamed(
                INTERNET_GATEWAY,
                "AWS::EC2::InternetGateway",
                design.name("igw"),
                JsonValue.object());
        design.add(
                ATTACHMENT,
                "AWS::EC2::VPCGatewayAttachment",
                inVpc().put("InternetGatewayId", to(INTERNET_GATEWAY)));
    }

    private static void subnet(Design design, String tier, String zone, Cidr addresses) {
        design.addNamed(
                (tier.equals("public") ? PUBLIC_SUBNET : PRIVATE_SUBNET) + upper(zone),
                "AWS::EC2::Subnet",
                design.name(tier + "-" + zone),
                inVpc().put("AvailabilityZone", text("${AWS::Region}" + zone))
                        .put("CidrBlock", addresses.toString()));
    }

    /** The logical ids of the NAT gateways: of each zone, of the first, or none. */
    private static List<String> natGateways(Design design, String how, List<String> zones) {
        return switch (how) {
            case "none" -> List.of();
            case "one" -> List.of(natGateway(design, zones.getFirst()));
            case "per-zone" -> zones.stream().map(zone -> natGateway(design, zone)).toList();
            default -> throw new IllegalArgumentException("nat: " + how);
        };
    }

    private static String natGateway(Design design, String zone) {
        String address = "NatAddress" + upper(zone);
        String gateway = "NatGateway" + upper(zone);
        String name = design.name("nat-" + zone);
        design.addNamed(
                address,
                "AWS::EC2::EIP",
                name,
                JsonValue.object().put("Domain", "vpc"),
                ATTACHMENT);
        design.addNamed(
                gateway,
                "AWS::EC2::NatGateway",
                name,
                JsonValue.object()
                        .put("AllocationId", attribute(address, "AllocationId"))
                        .put("SubnetId", to(PUBLIC_SUBNET + upper(zone))),
                ATTACHMENT);
        return gateway;
    }

    private static void publicRoutes(Design design, List<String> zones) {
        design.addNamed(PUBLIC_ROUTES, "AWS::EC2::RouteTable", design.name("rt-public"), inVpc());
        design.add(
                "DefaultRoutePublic",
                "AWS::EC2::Route",
                anywhere(PUBLIC_ROUTES).put("GatewayId", to(INTERNET_GATEWAY)),
                ATTACHMENT);
        zones.forEach(zone -> routes(design, PUBLIC_ROUTES, PUBLIC_SUBNET + upper(zone)));
    }

    private static void privateRoutes(Design design, String zone, Optional<String> natGateway) {
        String table = "PrivateRoutes" + upper(zone);
        design.addNamed(table, "AWS::EC2::RouteTable", design.name("rt-private-" + zone), inVpc());
        natGateway.ifPresent(gateway ->
                design.add(
                        "DefaultRoutePrivate" + upper(zone),
                        "AWS::EC2::Route",
                        anywhere(table).put("NatGatewayId", to(gateway))));
        routes(design, table, PRIVATE_SUBNET + upper(zone));
    }

    private static ObjectBuilder anywhere(String table) {
        return JsonValue.object()
                .put("RouteTableId", to(table))
                .put("DestinationCidrBlock", ANYWHERE);
    }

    private static void routes(Design design, String table, String subnet) {
        design.add(
                "RoutesOf" + subnet,
                "AWS::EC2::SubnetRouteTableAssociation",
                JsonValue.object().put("RouteTableId", to(table)).put("SubnetId", to(subnet)));
    }

    private static void gatewayEndpoint(Design design) {
        List<String> tables = new ArrayList<>(List.of(PUBLIC_ROUTES));
        tables.addAll(design.idsBeginning("PrivateRoutes"));
        design.addNamed(
                "S3Endpoint",
                "AWS::EC2::VPCEndpoint",
                design.name("s3"),
                inVpc().put("VpcEndpointType", "Gateway")
                        .put("ServiceName", text("com.amazonaws.${AWS::Region}.s3"))
                        .put("RouteTableIds", tables.stream().map(References::to).toList()));
    }

    /** The properties of what is in the network. */
    static ObjectBuilder inVpc() {
        return JsonValue.object().put("VpcId", to(VPC));
    }

    static String upper(String zone) {
        return zone.toUpperCase(Locale.ROOT);
    }
}
