package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.Arn;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** EC2 names things by ids; a snapshot by ARNs. */
public final class Ec2Arns {

    /** The kind in the ARN by the id's prefix. */
    private static final Map<String, String> KIND_BY_PREFIX =
            Map.ofEntries(
                    Map.entry("vpc", "vpc"),
                    Map.entry("subnet", "subnet"),
                    Map.entry("sg", "security-group"),
                    Map.entry("i", "instance"),
                    Map.entry("eni", "network-interface"),
                    Map.entry("vol", "volume"),
                    Map.entry("igw", "internet-gateway"),
                    Map.entry("eigw", "egress-only-internet-gateway"),
                    Map.entry("nat", "natgateway"),
                    Map.entry("rtb", "route-table"),
                    Map.entry("acl", "network-acl"),
                    Map.entry("eipalloc", "elastic-ip"),
                    Map.entry("vpce", "vpc-endpoint"),
                    Map.entry("vgw", "vpn-gateway"),
                    Map.entry("tgw", "transit-gateway"),
                    Map.entry("tgw-attach", "transit-gateway-attachment"),
                    Map.entry("pcx", "vpc-peering-connection"),
                    Map.entry("cagw", "carrier-gateway"),
                    Map.entry("lt", "launch-template"),
                    Map.entry("fl", "vpc-flow-log"));

    private Ec2Arns() {}

    /** Makes ARNs of one kind out of ids. */
    public static Function<String, Arn> in(DescribeContext context, String kind) {
        return id -> context.arn("ec2", kind + "/" + id);
    }

    /** The ARN of what an id names by its prefix: {@code nat-1}; empty where the text is no such id. */
    public static Optional<Arn> byPrefix(DescribeContext context, String id) {
        int dash = id.lastIndexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(KIND_BY_PREFIX.get(id.substring(0, dash)))
                .map(kind -> in(context, kind).apply(id));
    }
}
