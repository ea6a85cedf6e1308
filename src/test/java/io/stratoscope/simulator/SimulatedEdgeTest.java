package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stratoscope.model.Resource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.TagResourceType;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Load balancer, DNS and certificate. */
class SimulatedEdgeTest {

    private final SimulatedAccount account = SimulatedNetworks.unlocked(new TurnedClock());
    private final Ec2Client ec2 = SimulatedNetworks.ec2(account);
    private final ElasticLoadBalancingV2Client elb =
            account.client(ElasticLoadBalancingV2Client.class, "eu-central-1");
    private final Route53Client route53 = account.client(Route53Client.class, Resource.GLOBAL);
    private final AcmClient acm = account.client(AcmClient.class, "eu-central-1");
    private String vpc = "";
    private String subnet = "";
    private String other = "";

    @BeforeEach
    void network() {
        vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        subnet = SimulatedNetworks.subnet(ec2, vpc, "10.0.1.0/24");
        other =
                ec2.createSubnet(request ->
                                request.vpcId(vpc)
                                        .cidrBlock("10.0.2.0/24")
                                        .availabilityZone("eu-central-1b"))
                        .subnet()
                        .subnetId();
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return SimulatedNetworks.code(catchThrowable(call));
    }

    private String balancer(String name) {
        return elb.createLoadBalancer(request ->
                        request.name(name)
                                .scheme(LoadBalancerSchemeEnum.INTERNAL)
                                .subnets(subnet, other))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }

    private String group(String name) {
        return elb.createTargetGroup(request ->
                        request.name(name)
                                .protocol(ProtocolEnum.HTTP)
                                .port(2283)
                                .vpcId(vpc)
                                .targetType(TargetTypeEnum.IP))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    private String listener(String balancer, int port, String group) {
        return elb.createListener(request ->
                        request.loadBalancerArn(balancer)
                                .port(port)
                                .protocol(ProtocolEnum.HTTP)
                                .defaultActions(forward(group)))
                .listeners()
                .getFirst()
                .listenerArn();
    }

    private static Action forward(String group) {
        return Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(group).build();
    }

    @Test
    void targetsAreUnusedUntilAListenerForwardsToTheirGroup() {
        String group = group("server");
        elb.registerTargets(request ->
                request.targetGroupArn(group)
                        .targets(TargetDescription.builder().id("10.0.1.9").build()));
        assertThat(health(group)).containsExactly("10.0.1.9:2283 unused");
        String balancer = balancer("alb");
        String listener = listener(balancer, 80, group);
        assertThat(health(group)).containsExactly("10.0.1.9:2283 healthy");
        assertThat(
                        elb.describeTargetGroups(request -> request.loadBalancerArn(balancer))
                                .targetGroups())
                .hasSize(1);
        assertThat(code(() -> elb.deleteTargetGroup(request -> request.targetGroupArn(group))))
                .isEqualTo("ResourceInUse");
        elb.deleteListener(request -> request.listenerArn(listener));
        assertThat(health(group)).containsExactly("10.0.1.9:2283 unused");
    }

    private List<String> health(String group) {
        return elb
                .describeTargetHealth(request -> request.targetGroupArn(group))
                .targetHealthDescriptions()
                .stream()
                .map(one ->
                        one.target().id()
                                + ":"
                                + one.target().port()
                                + " "
                                + one.targetHealth().stateAsString())
                .toList();
    }

    @Test
    void rulesAreInOrderAndTheDefaultIsLast() {
        String group = group("server");
        String listener = listener(balancer("alb"), 80, group);
        for (int priority : List.of(20, 3)) {
            elb.createRule(request ->
                    request.listenerArn(listener).priority(priority).actions(forward(group)));
        }
        assertThat(elb.describeRules(request -> request.listenerArn(listener)).rules())
                .extracting(Rule::priority)
                .containsExactly("3", "20", "default");
        assertThat(
                        code(() ->
                                elb.createRule(request ->
                                        request.listenerArn(listener)
                                                .priority(3)
                                                .actions(forward(group)))))
                .isEqualTo("PriorityInUse");
    }

    @Test
    void loadBalancersArePagedTaggedAndNotFoundByName() {
        List<String> arns = List.of(balancer("a"), balancer("b"), balancer("c"));
        assertThat(
                        elb.describeLoadBalancersPaginator(request -> request.pageSize(1))
                                .loadBalancers())
                .hasSize(3);
        assertThat(code(() -> elb.describeLoadBalancers(request -> request.names("d"))))
                .isEqualTo("LoadBalancerNotFound");
        assertThat(
                        code(() ->
                                elb.describeTags(request ->
                                        request.resourceArns(
                                                Collections.nCopies(21, arns.getFirst())))))
                .isEqualTo("ValidationError");
        assertThat(elb.describeTags(request -> request.resourceArns(arns)).tagDescriptions())
                .hasSize(3);
    }

    private String zone(String name) {
        return route53.createHostedZone(request -> request.name(name).callerReference(name))
                .hostedZone()
                .id();
    }

    private void change(String zone, ChangeAction action, ResourceRecordSet... records) {
        List<Change> changes =
                Arrays.stream(records)
                        .map(record ->
                                Change.builder().action(action).resourceRecordSet(record).build())
                        .toList();
        route53.changeResourceRecordSets(
                request -> request.hostedZoneId(zone).changeBatch(batch -> batch.changes(changes)));
    }

    private static ResourceRecordSet cname(String name, String value) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(RRType.CNAME)
                .ttl(60L)
                .resourceRecords(ResourceRecord.builder().value(value).build())
                .build();
    }

    @Test
    void recordsAreSortedFromTheRightAndPagedByName() {
        String zone = zone("example.org");
        for (int i = 0; i < 298; i++) {
            change(zone, ChangeAction.CREATE, cname("h" + i + ".example.org", "x"));
        }
        var whole = route53.listResourceRecordSets(request -> request.hostedZoneId(zone));
        assertThat(whole.resourceRecordSets()).hasSize(300);
        assertThat(whole.isTruncated()).isFalse();
        change(zone, ChangeAction.CREATE, cname("*.example.org", "x"));
        var first = route53.listResourceRecordSets(request -> request.hostedZoneId(zone));
        assertThat(first.isTruncated()).isTrue();
        assertThat(first.resourceRecordSets().getFirst().name()).isEqualTo("example.org.");
        assertThat(
                        route53
                                .listResourceRecordSetsPaginator(
                                        request -> request.hostedZoneId(zone))
                                .resourceRecordSets()
                                .stream()
                                .map(ResourceRecordSet::name)
                                .filter(name -> name.equals("\\052.example.org.")))
                .hasSize(1);
        account.faults().hostilePaging(true);
        assertThat(
                        route53.listResourceRecordSetsPaginator(
                                        request -> request.hostedZoneId(zone))
                                .resourceRecordSets())
                .hasSize(301);
    }

    @Test
    void changesAreAllOrNothingAndMustLieInTheZone() {
        String zone = zone("example.org");
        assertThat(
                        code(() ->
                                change(
                                        zone,
                                        ChangeAction.UPSERT,
                                        cname("a.example.org", "x"),
                                        cname("a.badexample.org", "x"))))
                .isEqualTo("InvalidChangeBatch");
        assertThat(
                        route53.listResourceRecordSets(request -> request.hostedZoneId(zone))
                                .resourceRecordSets())
                .hasSize(2);
        assertThat(code(() -> change(zone, ChangeAction.DELETE, cname("a.example.org", "x"))))
                .isEqualTo("InvalidChangeBatch");
        assertThat(code(() -> route53.getHostedZone(request -> request.id("Z0"))))
                .isEqualTo("NoSuchHostedZone");
        assertThat(
                        code(() ->
                                route53.listTagsForResources(request ->
                                        request.resourceType(TagResourceType.HOSTEDZONE)
                                                .resourceIds(Collections.nCopies(11, zone)))))
                .isEqualTo("InvalidInput");
    }

    @Test
    void aCertificateIsIssuedOnceItsProofIsInDnsAndKnowsItsUsers() {
        String zone = zone("example.org");
        String arn =
                acm.requestCertificate(request ->
                                request.domainName("example.org")
                                        .validationMethod(ValidationMethod.DNS))
                        .certificateArn();
        var pending = acm.describeCertificate(request -> request.certificateArn(arn)).certificate();
        assertThat(pending.status()).isEqualTo(CertificateStatus.PENDING_VALIDATION);
        var proof = pending.domainValidationOptions().getFirst().resourceRecord();
        change(zone, ChangeAction.CREATE, cname(proof.name(), "wrong.example.org"));
        assertThat(
                        acm.describeCertificate(request -> request.certificateArn(arn))
                                .certificate()
                                .status())
                .isEqualTo(CertificateStatus.PENDING_VALIDATION);
        change(zone, ChangeAction.UPSERT, cname(proof.name(), proof.value()));
        String balancer = balancer("alb");
        String group = group("server");
        elb.createListener(request ->
                request.loadBalancerArn(balancer)
                        .port(443)
                        .protocol(ProtocolEnum.HTTPS)
                        .certificates(Certificate.builder().certificateArn(arn).build())
                        .defaultActions(forward(group)));
        var issued = acm.describeCertificate(request -> request.certificateArn(arn)).certificate();
        assertThat(issued.status()).isEqualTo(CertificateStatus.ISSUED);
        assertThat(issued.inUseBy()).containsExactly(balancer);
        assertThat(code(() -> acm.deleteCertificate(request -> request.certificateArn(arn))))
                .isEqualTo("ResourceInUseException");
        assertThat(code(() -> acm.describeCertificate(request -> request.certificateArn("arn:x"))))
                .isEqualTo("ResourceNotFoundException");
    }
}
