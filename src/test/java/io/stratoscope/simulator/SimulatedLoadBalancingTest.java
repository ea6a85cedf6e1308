package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Certificate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

import java.time.Duration;
import java.util.List;

final class SimulatedLoadBalancingTest {

    private final TurnedClock clock = new TurnedClock();
    private final SimulatedAccount account = SimulatedAccount.empty(clock);
    private final Ec2Client ec2;
    private final ElasticLoadBalancingV2Client elb;
    private final String vpc;
    private final String subnetA;
    private final String subnetB;

    SimulatedLoadBalancingTest() {
        account.guard().unlock();
        ec2 = account.client(Ec2Client.class, TestAccounts.REGION);
        elb = account.client(ElasticLoadBalancingV2Client.class, TestAccounts.REGION);
        vpc = SimulatedNetworks.vpc(ec2, "10.0.0.0/16", "immich");
        subnetA = subnet("a", "10.0.1.0/24");
        subnetB = subnet("b", "10.0.2.0/24");
    }

    private String subnet(String zone, String cidr) {
        return ec2.createSubnet(request ->
                        request.vpcId(vpc)
                                .cidrBlock(cidr)
                                .availabilityZone(TestAccounts.REGION + zone))
                .subnet()
                .subnetId();
    }

    private String balancer(String name) {
        return elb.createLoadBalancer(request ->
                        request.name(name)
                                .scheme(LoadBalancerSchemeEnum.INTERNAL)
                                .subnets(subnetA, subnetB))
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

    private static Action forward(String group) {
        return Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(group).build();
    }

    private String listener(String balancer, String group) {
        return elb.createListener(request ->
                        request.loadBalancerArn(balancer)
                                .port(80)
                                .protocol(ProtocolEnum.HTTP)
                                .defaultActions(forward(group)))
                .listeners()
                .getFirst()
                .listenerArn();
    }

    private static String code(ThrowingCallable call) {
        return SimulatedNetworks.code(catchThrowable(call));
    }

    private LoadBalancerStateEnum state(String balancer) {
        return elb.describeLoadBalancers(request -> request.loadBalancerArns(balancer))
                .loadBalancers()
                .getFirst()
                .state()
                .code();
    }

    @Test
    void aLoadBalancerIsActiveAfterTwoMinutesWhereThingsTakeTime() {
        assertThat(state(balancer("at-once"))).isEqualTo(LoadBalancerStateEnum.ACTIVE);
        account.takingTime(true);
        String balancer = balancer("slow");

        assertThat(state(balancer)).isEqualTo(LoadBalancerStateEnum.PROVISIONING);
        clock.turn(Duration.ofMinutes(2));
        assertThat(state(balancer)).isEqualTo(LoadBalancerStateEnum.ACTIVE);
    }

    @Test
    void aTargetIsHealthyAfterItsFirstChecksWhereThingsTakeTime() {
        account.takingTime(true);
        String group = group("server");
        listener(balancer("alb"), group);
        elb.registerTargets(request ->
                request.targetGroupArn(group)
                        .targets(TargetDescription.builder().id("10.0.1.9").build()));

        assertThat(health(group)).containsExactly(TargetHealthStateEnum.INITIAL);
        clock.turn(Duration.ofSeconds(90));
        assertThat(health(group)).containsExactly(TargetHealthStateEnum.HEALTHY);
    }

    private List<TargetHealthStateEnum> health(String group) {
        return elb
                .describeTargetHealth(request -> request.targetGroupArn(group))
                .targetHealthDescriptions()
                .stream()
                .map(one -> one.targetHealth().state())
                .toList();
    }

    @Test
    void aLoadBalancerNeedsTwoZonesAndForTheInternetAGateway() {
        assertThat(
                        code(() ->
                                elb.createLoadBalancer(request ->
                                        request.name("a")
                                                .scheme(LoadBalancerSchemeEnum.INTERNAL)
                                                .subnets(subnetA))))
                .isEqualTo("ValidationError");
        assertThat(
                        code(() ->
                                elb.createLoadBalancer(
                                        request -> request.name("a").subnets(subnetA, subnetB))))
                .isEqualTo("InvalidSubnet");
        String twin = subnet("a", "10.0.3.0/24");
        assertThat(
                        code(() ->
                                elb.createLoadBalancer(request ->
                                        request.name("a")
                                                .scheme(LoadBalancerSchemeEnum.INTERNAL)
                                                .subnets(subnetA, twin))))
                .isEqualTo("InvalidConfigurationRequest");
    }

    @Test
    void aProtectedLoadBalancerCannotBeDeleted() {
        String balancer = balancer("alb");
        protect(balancer, "true");
        assertThat(code(() -> elb.deleteLoadBalancer(r -> r.loadBalancerArn(balancer))))
                .isEqualTo("OperationNotPermitted");

        protect(balancer, "false");
        elb.deleteLoadBalancer(request -> request.loadBalancerArn(balancer));
        assertThat(elb.describeLoadBalancers().loadBalancers()).isEmpty();
    }

    private void protect(String balancer, String value) {
        LoadBalancerAttribute attribute =
                LoadBalancerAttribute.builder()
                        .key("deletion_protection.enabled")
                        .value(value)
                        .build();
        elb.modifyLoadBalancerAttributes(
                request -> request.loadBalancerArn(balancer).attributes(attribute));
    }

    @Test
    void itsInterfacesMoveWithItsSubnets() {
        String subnetC = subnet("c", "10.0.3.0/24");
        String balancer = balancer("alb");

        elb.setSubnets(request -> request.loadBalancerArn(balancer).subnets(subnetA, subnetC));

        assertThat(ec2.describeNetworkInterfaces().networkInterfaces())
                .extracting(face -> face.subnetId())
                .containsExactlyInAnyOrder(subnetA, subnetC);
    }

    @Test
    void aTargetGroupBelongsToOneLoadBalancerAlone() {
        String group = group("server");
        String first = balancer("first");
        String second = balancer("second");
        listener(first, group);

        assertThat(code(() -> listener(second, group))).isEqualTo("TargetGroupAssociationLimit");
        elb.deleteLoadBalancer(request -> request.loadBalancerArn(first));
        listener(second, group);
    }

    @Test
    void whatAListenerNoLongerForwardsToIsFree() {
        String one = group("one");
        String two = group("two");
        String listener = listener(balancer("alb"), one);

        elb.modifyListener(request -> request.listenerArn(listener).defaultActions(forward(two)));

        elb.deleteTargetGroup(request -> request.targetGroupArn(one));
        assertThat(code(() -> elb.deleteTargetGroup(request -> request.targetGroupArn(two))))
                .isEqualTo("ResourceInUse");
    }

    @Test
    void aCertificateHasToBeThereAndIssued() {
        String balancer = balancer("alb");
        String pending =
                account.client(AcmClient.class, TestAccounts.REGION)
                        .requestCertificate(request ->
                                request.domainName("a.example.com").validationMethod("DNS"))
                        .certificateArn();

        assertThat(code(() -> https(balancer, pending))).isEqualTo("UnsupportedCertificate");
        assertThat(code(() -> https(balancer, pending.replaceAll("/.*", "/none"))))
                .isEqualTo("CertificateNotFound");
        https(balancer, "arn:aws:iam::123456789012:server-certificate/mine");
    }

    private void https(String balancer, String certificate) {
        Certificate shown = Certificate.builder().certificateArn(certificate).build();
        elb.createListener(request ->
                request.loadBalancerArn(balancer)
                        .port(443)
                        .protocol(ProtocolEnum.HTTPS)
                        .certificates(shown));
    }

    @Test
    void aListenerForHttpsNeedsACertificate() {
        String balancer = balancer("alb");

        assertThat(
                        code(() ->
                                elb.createListener(request ->
                                        request.loadBalancerArn(balancer)
                                                .port(443)
                                                .protocol(ProtocolEnum.HTTPS))))
                .isEqualTo("ValidationError");
    }

    @Test
    void rulesChangeMoveAndGoButNotTheDefaultOne() {
        String group = group("server");
        String green = group("green");
        String listener = listener(balancer("alb"), group);
        String first = rule(listener, 1, green);
        String second = rule(listener, 2, green);

        assertThat(code(() -> move(first, 2))).isEqualTo("PriorityInUse");
        move(first, 3);
        elb.deleteRule(request -> request.ruleArn(second));

        List<Rule> left = elb.describeRules(request -> request.listenerArn(listener)).rules();
        assertThat(left).extracting(Rule::priority).containsExactly("3", "default");
        assertThat(code(() -> elb.deleteRule(request -> request.ruleArn(left.getLast().ruleArn()))))
                .isEqualTo("OperationNotPermitted");
        elb.modifyRule(request -> request.ruleArn(first).actions(forward(group)));
        elb.deleteTargetGroup(request -> request.targetGroupArn(green));
    }

    private String rule(String listener, int priority, String group) {
        return elb.createRule(request ->
                        request.listenerArn(listener).priority(priority).actions(forward(group)))
                .rules()
                .getFirst()
                .ruleArn();
    }

    private void move(String rule, int priority) {
        RulePriorityPair pair = RulePriorityPair.builder().ruleArn(rule).priority(priority).build();
        elb.setRulePriorities(request -> request.rulePriorities(pair));
    }

    @Test
    void aHealthCheckHasToBeOverBeforeTheNextBegins() {
        String group = group("server");

        assertThat(
                        code(() ->
                                elb.modifyTargetGroup(request ->
                                        request.targetGroupArn(group)
                                                .healthCheckIntervalSeconds(10)
                                                .healthCheckTimeoutSeconds(10))))
                .isEqualTo("ValidationError");
        elb.modifyTargetGroup(
                request -> request.targetGroupArn(group).healthCheckTimeoutSeconds(29));
    }
}
