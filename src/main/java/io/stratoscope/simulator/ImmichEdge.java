package io.stratoscope.simulator;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionStatusCodeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.TagResourceType;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** How the world reaches an Immich stack: certificate, load balancer and DNS. */
final class ImmichEdge {

    /** The load balancer and what it forwards to. */
    record Entry(String loadBalancerArn, String targetGroupArn, String certificateArn) {}

    /** Hosts that the private zone names. */
    record InternalHosts(
            String database,
            String cache,
            String machineLearning,
            String files,
            String monitoring) {}

    private final ImmichStack stack;
    private final Route53Client route53;

    ImmichEdge(Route53Client route53, ImmichStack stack) {
        this.route53 = route53;
        this.stack = stack;
    }

    Entry create(AcmClient acm, ElasticLoadBalancingV2Client elb, ImmichNetwork.Network network) {
        String zone = publicZone();
        String certificate = certificate(acm, zone);
        LoadBalancer balancer = loadBalancer(elb, network);
        String targets = targetGroup(elb, network.vpcId(), "server");
        String https = listeners(elb, balancer.loadBalancerArn(), targets, certificate);
        rehearsal(elb, https, targetGroup(elb, network.vpcId(), "server-green"));
        change(
                zone,
                ResourceRecordSet.builder()
                        .name(stack.publicZone())
                        .type(RRType.A)
                        .aliasTarget(
                                AliasTarget.builder()
                                        .hostedZoneId(balancer.canonicalHostedZoneId())
                                        .dnsName("dualstack." + balancer.dnsName())
                                        .evaluateTargetHealth(true)
                                        .build())
                        .build());
        return new Entry(balancer.loadBalancerArn(), targets, certificate);
    }

    private String publicZone() {
        String id =
                route53.createHostedZone(request ->
                                request.name(stack.publicZone())
                                        .callerReference(stack.named("public"))
                                        .hostedZoneConfig(config ->
                                                config.comment("Public zone of " + stack.name())))
                        .hostedZone()
                        .id();
        tagZone(id, "public-zone");
        return id;
    }

    private void tagZone(String id, String name) {
        route53.changeTagsForResource(request ->
                request.resourceType(TagResourceType.HOSTEDZONE)
                        .resourceId(id.substring(id.lastIndexOf('/') + 1))
                        .addTags(stack.tags().route53(stack.named(name))));
    }

    private String certificate(AcmClient acm, String zone) {
        String arn =
                acm.requestCertificate(request ->
                                request.domainName(stack.publicZone())
                                        .validationMethod(ValidationMethod.DNS)
                                        .tags(stack.tags().acm(stack.named("cert"))))
                        .certificateArn();
        var proof =
                acm.describeCertificate(request -> request.certificateArn(arn))
                        .certificate()
                        .domainValidationOptions()
                        .getFirst()
                        .resourceRecord();
        record(zone, proof.name(), RRType.CNAME, 300, proof.value());
        return arn;
    }

    private LoadBalancer loadBalancer(
            ElasticLoadBalancingV2Client elb, ImmichNetwork.Network network) {
        return elb.createLoadBalancer(request ->
                        request.name(stack.named("alb"))
                                .type(LoadBalancerTypeEnum.APPLICATION)
                                .scheme("internet-facing")
                                .subnets(network.publicSubnets())
                                .securityGroups(network.groups().loadBalancer())
                                .tags(stack.tags().elb(stack.named("alb"))))
                .loadBalancers()
                .getFirst();
    }

    private String targetGroup(ElasticLoadBalancingV2Client elb, String vpcId, String part) {
        return elb.createTargetGroup(request ->
                        request.name(stack.named(part))
                                .protocol(ProtocolEnum.HTTP)
                                .port(ImmichStack.SERVER_PORT)
                                .vpcId(vpcId)
                                .targetType(TargetTypeEnum.IP)
                                .healthCheckPath("/api/server/ping")
                                .healthCheckIntervalSeconds(30)
                                .healthCheckTimeoutSeconds(5)
                                .healthyThresholdCount(2)
                                .unhealthyThresholdCount(3)
                                .matcher(codes -> codes.httpCode("200"))
                                .tags(stack.tags().elb(stack.named(part))))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    /** While a new version is deployed beside the old one, only who asks for it gets there. */
    private void rehearsal(ElasticLoadBalancingV2Client elb, String listener, String green) {
        elb.createRule(request ->
                request.listenerArn(listener)
                        .priority(100)
                        .conditions(
                                RuleCondition.builder()
                                        .field("http-header")
                                        .httpHeaderConfig(header ->
                                                header.httpHeaderName("X-Immich-Slot")
                                                        .values("green"))
                                        .build())
                        .actions(forward(green))
                        .tags(stack.tags().elb(stack.named("green"))));
    }

    private static Action forward(String targetGroup) {
        return Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(targetGroup).build();
    }

    /** Makes both; the answer is the one that forwards. */
    private String listeners(
            ElasticLoadBalancingV2Client elb,
            String balancer,
            String targetGroup,
            String certificate) {
        Action redirect =
                Action.builder()
                        .type(ActionTypeEnum.REDIRECT)
                        .redirectConfig(to ->
                                to.protocol("HTTPS")
                                        .port("443")
                                        .host("#{host}")
                                        .path("/#{path}")
                                        .query("#{query}")
                                        .statusCode(RedirectActionStatusCodeEnum.HTTP_301))
                        .build();
        elb.createListener(request ->
                request.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.HTTP)
                        .port(80)
                        .defaultActions(redirect)
                        .tags(stack.tags().elb(stack.named("http"))));
        return elb.createListener(request ->
                        request.loadBalancerArn(balancer)
                                .protocol(ProtocolEnum.HTTPS)
                                .port(443)
                                .sslPolicy("ELBSecurityPolicy-TLS13-1-2-2021-06")
                                .certificates(
                                        Certificate.builder().certificateArn(certificate).build())
                                .defaultActions(forward(targetGroup))
                                .tags(stack.tags().elb(stack.named("https"))))
                .listeners()
                .getFirst()
                .listenerArn();
    }

    /** The zone that only the VPC sees: the names under which the server finds what it needs. */
    void internalZone(String vpcId, InternalHosts hosts) {
        String zone =
                route53.createHostedZone(request ->
                                request.name(stack.privateZone())
                                        .callerReference(stack.named("internal"))
                                        .vpc(vpc ->
                                                vpc.vpcId(vpcId)
                                                        .vpcRegion(
                                                                VPCRegion.fromValue(
                                                                        stack.region())))
                                        .hostedZoneConfig(config ->
                                                config.privateZone(true)
                                                        .comment("Names inside the VPC")))
                        .hostedZone()
                        .id();
        tagZone(zone, "internal-zone");
        record(zone, stack.internal("database"), RRType.CNAME, 60, hosts.database());
        record(zone, stack.internal("cache"), RRType.CNAME, 60, hosts.cache());
        record(zone, stack.internal("machine-learning"), RRType.A, 60, hosts.machineLearning());
        record(zone, stack.internal("files"), RRType.CNAME, 60, hosts.files());
        record(zone, stack.internal("monitoring"), RRType.CNAME, 300, hosts.monitoring());
    }

    private void record(String zone, String name, RRType type, long ttl, String value) {
        change(
                zone,
                ResourceRecordSet.builder()
                        .name(name)
                        .type(type)
                        .ttl(ttl)
                        .resourceRecords(ResourceRecord.builder().value(value).build())
                        .build());
    }

    private void change(String zone, ResourceRecordSet records) {
        route53.changeResourceRecordSets(request ->
                request.hostedZoneId(zone)
                        .changeBatch(batch ->
                                batch.changes(
                                        Change.builder()
                                                .action(ChangeAction.UPSERT)
                                                .resourceRecordSet(records)
                                                .build())));
    }
}
