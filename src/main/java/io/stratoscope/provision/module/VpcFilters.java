package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.ObjectBuilder;

/** The network ACLs of a network's two tiers. They know no connections: answers have to be let through as well. */
final class VpcFilters {
    private static final int TCP = 6;
    private static final int ALL_PROTOCOLS = -1;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** What connections are answered on: <a href="https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html">all that clients take</a>. */
    private static final int FIRST_EPHEMERAL = 1024;

    private static final int LAST_PORT = 65_535;

    private final Design design;
    private final String acl;

    private VpcFilters(Design design, String acl) {
        this.design = design;
        this.acl = acl;
    }

    /**
     * Wants both.
     *
     * @param http whether the public one lets HTTP in
     */
    static void add(Design design, AddressPlan plan, boolean http) {
        String network = plan.network().toString();
        VpcFilters outer = acl(design, "public", "PublicAcl", VpcModule.PUBLIC_SUBNET);
        outer.tcp("In", 100, HTTPS, HTTPS);
        if (http) {
            // It only reaches the listener that redirects to HTTPS.
            outer.tcp("In", 110, HTTP, HTTP);
        }
        outer.tcp("In", 120, FIRST_EPHEMERAL, LAST_PORT);
        outer.all("In", 130, network);
        outer.tcp("Out", 100, HTTPS, HTTPS);
        outer.tcp("Out", 110, HTTP, HTTP);
        outer.tcp("Out", 120, FIRST_EPHEMERAL, LAST_PORT);
        outer.all("Out", 130, network);

        VpcFilters inner = acl(design, "private", "PrivateAcl", VpcModule.PRIVATE_SUBNET);
        inner.all("In", 100, network);
        inner.tcp("In", 110, FIRST_EPHEMERAL, LAST_PORT);
        inner.all("Out", 100, network);
        inner.tcp("Out", 110, HTTPS, HTTPS);
        inner.tcp("Out", 120, HTTP, HTTP);
    }

    private static VpcFilters acl(Design design, String tier, String acl, String subnets) {
        design.addNamed(
                acl, "AWS::EC2::NetworkAcl", design.name("nacl-" + tier), VpcModule.inVpc());
        for (String subnet : design.idsBeginning(subnets)) {
            design.add(
                    "AclOf" + subnet,
                    "AWS::EC2::SubnetNetworkAclAssociation",
                    JsonValue.object().put("NetworkAclId", to(acl)).put("SubnetId", to(subnet)));
        }
        return new VpcFilters(design, acl);
    }

    /** Lets TCP through, from or to anywhere. */
    private void tcp(String direction, int number, int fromPort, int toPort) {
        entry(
                direction,
                number,
                JsonValue.object()
                        .put("CidrBlock", VpcModule.ANYWHERE)
                        .put("Protocol", TCP)
                        .put(
                                "PortRange",
                                JsonValue.object()
                                        .put("From", fromPort)
                                        .put("To", toPort)
                                        .build()));
    }

    private void all(String direction, int number, String addresses) {
        entry(
                direction,
                number,
                JsonValue.object().put("CidrBlock", addresses).put("Protocol", ALL_PROTOCOLS));
    }

    private void entry(String direction, int number, ObjectBuilder properties) {
        design.add(
                acl + direction + number,
                "AWS::EC2::NetworkAclEntry",
                properties
                        .put("Egress", direction.equals("Out"))
                        .put("NetworkAclId", to(acl))
                        .put("RuleAction", "allow")
                        .put("RuleNumber", number));
    }
}
