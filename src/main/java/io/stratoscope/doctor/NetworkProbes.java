package io.stratoscope.doctor;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.TagResourceType;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Networks, load balancers and names. */
final class NetworkProbes {

    private NetworkProbes() {}

    static List<Probe> network() {
        return List.of(
                ec2("DescribeVpcs", c -> c.describeVpcs(r -> r.maxResults(5))),
                ec2("DescribeSubnets", c -> c.describeSubnets(r -> r.maxResults(5))),
                ec2(
                        "DescribeInternetGateways",
                        c -> c.describeInternetGateways(r -> r.maxResults(5))),
                ec2("DescribeNatGateways", c -> c.describeNatGateways(r -> r.maxResults(5))),
                ec2("DescribeAddresses", c -> c.describeAddresses(r -> {})),
                ec2("DescribeRouteTables", c -> c.describeRouteTables(r -> r.maxResults(5))),
                ec2("DescribeNetworkAcls", c -> c.describeNetworkAcls(r -> r.maxResults(5))),
                ec2("DescribeSecurityGroups", c -> c.describeSecurityGroups(r -> r.maxResults(5))),
                ec2("DescribeFlowLogs", c -> c.describeFlowLogs(r -> r.maxResults(5))),
                ec2("DescribeInstances", c -> c.describeInstances(r -> r.maxResults(5))),
                ec2("DescribeVpcEndpoints", c -> c.describeVpcEndpoints(r -> r.maxResults(5))));
    }

    static List<Probe> loadBalancing() {
        return List.of(
                elb("DescribeLoadBalancers", (c, t) -> c.describeLoadBalancers(r -> r.pageSize(1))),
                elb(
                        "DescribeLoadBalancerAttributes",
                        (c, t) ->
                                c.describeLoadBalancerAttributes(
                                        r -> r.loadBalancerArn(noLoadBalancer(t)))),
                elb(
                        "DescribeListeners",
                        (c, t) -> c.describeListeners(r -> r.loadBalancerArn(noLoadBalancer(t)))),
                elb("DescribeRules", (c, t) -> c.describeRules(r -> r.listenerArn(noListener(t)))),
                elb("DescribeTargetGroups", (c, t) -> c.describeTargetGroups(r -> r.pageSize(1))),
                elb(
                        "DescribeTargetHealth",
                        (c, t) -> c.describeTargetHealth(r -> r.targetGroupArn(noTargetGroup(t)))),
                elb(
                        "DescribeTags",
                        (c, t) -> c.describeTags(r -> r.resourceArns(noLoadBalancer(t)))));
    }

    static List<Probe> names() {
        return List.of(
                route53("ListHostedZones", c -> c.listHostedZones(r -> r.maxItems("1"))),
                route53("GetHostedZone", c -> c.getHostedZone(r -> r.id("Z00000000000000000000"))),
                route53(
                        "ListResourceRecordSets",
                        c ->
                                c.listResourceRecordSets(r ->
                                        r.hostedZoneId("Z00000000000000000000").maxItems("1"))),
                route53(
                        "ListTagsForResources",
                        c ->
                                c.listTagsForResources(r ->
                                        r.resourceType(TagResourceType.HOSTEDZONE)
                                                .resourceIds("Z00000000000000000000"))));
    }

    private static Probe ec2(String operation, Consumer<Ec2Client> call) {
        return Probe.of("ec2", operation, t -> call.accept(t.client(Ec2Client.class)));
    }

    private static Probe elb(
            String operation, BiConsumer<ElasticLoadBalancingV2Client, ProbeTarget> call) {
        return Probe.of(
                "elasticloadbalancing",
                operation,
                t -> call.accept(t.client(ElasticLoadBalancingV2Client.class), t));
    }

    private static Probe route53(String operation, Consumer<Route53Client> call) {
        return Probe.global("route53", operation, t -> call.accept(t.client(Route53Client.class)));
    }

    private static String noLoadBalancer(ProbeTarget t) {
        return t.arn(
                "elasticloadbalancing", "loadbalancer/app/" + Nothing.NAME + "/0000000000000000");
    }

    private static String noListener(ProbeTarget t) {
        return t.arn(
                "elasticloadbalancing",
                "listener/app/" + Nothing.NAME + "/0000000000000000/0000000000000000");
    }

    private static String noTargetGroup(ProbeTarget t) {
        return t.arn("elasticloadbalancing", "targetgroup/" + Nothing.NAME + "/0000000000000000");
    }
}
