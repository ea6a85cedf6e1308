package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;

import java.util.List;

final class ElbDriversTest {

    private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private static final String TARGETS = "AWS::ElasticLoadBalancingV2::TargetGroup";
    private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
    private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";

    private final Workbench bench = new Workbench();
    private final ElasticLoadBalancingV2Client elb =
            bench.client(ElasticLoadBalancingV2Client.class);
    private final BenchNetwork network = new BenchNetwork(bench);
    private final String group = network.group("alb");

    private static JsonObject object(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    private JsonObject balancer(String group, boolean isProtected, int idleSeconds) {
        return object(
                """
                {"Name": "bench-alb", "Type": "application", "Scheme": "internet-facing",
                 "Subnets": ["%s", "%s"], "SecurityGroups": ["%s"],
                 "LoadBalancerAttributes": [
                   {"Key": "deletion_protection.enabled", "Value": "%s"},
                   {"Key": "idle_timeout.timeout_seconds", "Value": "%d"}]}
                """
                        .formatted(
                                network.subnetA(),
                                network.subnetB(),
                                group,
                                isProtected,
                                idleSeconds));
    }

    private JsonObject targets(String name, String path) {
        return object(
                """
                {"Name": "%s", "Protocol": "HTTP", "Port": 2283, "VpcId": "%s",
                 "TargetType": "ip", "HealthCheckPath": "%s", "HealthCheckIntervalSeconds": 30,
                 "HealthCheckTimeoutSeconds": 10, "HealthyThresholdCount": 2,
                 "UnhealthyThresholdCount": 3, "Matcher": {"HttpCode": "200"}}
                """
                        .formatted(name, network.vpc(), path));
    }

    private static JsonObject redirect(String balancer, int port) {
        return object(
                """
                {"LoadBalancerArn": "%s", "Port": %d, "Protocol": "HTTP", "DefaultActions": [
                  {"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "Port": "443",
                   "Host": "#{host}", "Path": "/#{path}", "Query": "#{query}",
                   "StatusCode": "HTTP_301"}}]}
                """
                        .formatted(balancer, port));
    }

    private static JsonObject forward(String balancer, String targets) {
        return object(
                """
                {"LoadBalancerArn": "%s", "Port": 443, "Protocol": "HTTPS",
                 "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
                 "Certificates": [{"CertificateArn":
                   "arn:aws:iam::123456789012:server-certificate/bench"}],
                 "DefaultActions": [{"Type": "forward", "TargetGroupArn": "%s"}]}
                """
                        .formatted(balancer, targets));
    }

    private static JsonObject rule(String listener, int priority, String slot, String targets) {
        return object(
                """
                {"ListenerArn": "%s", "Priority": %d, "Conditions": [{"Field": "http-header",
                  "HttpHeaderConfig": {"HttpHeaderName": "X-Immich-Slot", "Values": ["%s"]}}],
                 "Actions": [{"Type": "forward", "TargetGroupArn": "%s"}]}
                """
                        .formatted(listener, priority, slot, targets));
    }

    @Test
    void makesChangesAndRemovesALoadBalancer() {
        Existing made = bench.make(BALANCER, "Alb", balancer(group, false, 60));
        assertThat(made.attribute("LoadBalancerFullName").orElseThrow())
                .startsWith("app/bench-alb/");
        assertThat(made.attribute("CanonicalHostedZoneID")).contains("Z215JYRZR1TBD5");

        bench.change(made, "Alb", balancer(network.group("other"), false, 120));
        bench.remove(made);
    }

    @Test
    void aProtectedLoadBalancerIsNotDeletedUntilItIsWantedUnprotected() {
        Existing made = bench.make(BALANCER, "Alb", balancer(group, true, 60));

        assertThatThrownBy(() -> bench.remove(made))
                .isInstanceOf(OperationNotPermittedException.class);

        bench.remove(bench.change(made, "Alb", balancer(group, false, 60)));
    }

    @Test
    void somebodyElsesLoadBalancerIsNotTheStacksAndNothingAtItEither() {
        String arn =
                elb.createLoadBalancer(request ->
                                request.name("bench-alb")
                                        .scheme(LoadBalancerSchemeEnum.INTERNAL)
                                        .subnets(network.subnetA(), network.subnetB()))
                        .loadBalancers()
                        .getFirst()
                        .loadBalancerArn();
        elb.createListener(
                request -> request.loadBalancerArn(arn).port(80).protocol(ProtocolEnum.HTTP));

        assertThat(List.of(BALANCER, LISTENER, RULE, TARGETS))
                .allSatisfy(type -> assertThat(bench.list(type)).isEmpty());
    }

    @Test
    void makesChangesAndRemovesATargetGroup() {
        Existing made = bench.make(TARGETS, "Targets", targets("bench-server", "/ping"));
        assertThat(made.attribute("TargetGroupFullName").orElseThrow())
                .startsWith("targetgroup/bench-server/");

        bench.change(made, "Targets", targets("bench-server", "/api/server/ping"));
        bench.remove(made);
    }

    @Test
    void aTargetGroupThatAListenerUsesCannotGoBeforeIt() {
        String balancer = bench.make(BALANCER, "Alb", balancer(group, false, 60)).ref();
        Existing targets = bench.make(TARGETS, "Targets", targets("bench-server", "/ping"));
        Existing listener = bench.make(LISTENER, "Https", forward(balancer, targets.ref()));

        assertThatThrownBy(() -> bench.remove(targets)).isInstanceOf(ResourceInUseException.class);

        bench.remove(listener);
        bench.remove(targets);
    }

    @Test
    void makesChangesAndRemovesListeners() {
        String balancer = bench.make(BALANCER, "Alb", balancer(group, false, 60)).ref();
        Existing one = bench.make(TARGETS, "One", targets("bench-one", "/ping"));
        Existing two = bench.make(TARGETS, "Two", targets("bench-two", "/ping"));
        Existing http = bench.make(LISTENER, "Http", redirect(balancer, 80));
        Existing https = bench.make(LISTENER, "Https", forward(balancer, one.ref()));

        bench.change(http, "Http", redirect(balancer, 8080));
        bench.change(https, "Https", forward(balancer, two.ref()));
        // What it forwarded to before is free.
        bench.remove(one);
        bench.remove(http);
        bench.remove(https);
    }

    @Test
    void makesChangesAndRemovesARule() {
        String balancer = bench.make(BALANCER, "Alb", balancer(group, false, 60)).ref();
        String server = bench.make(TARGETS, "Server", targets("bench-server", "/ping")).ref();
        Existing green = bench.make(TARGETS, "Green", targets("bench-green", "/ping"));
        String listener = bench.make(LISTENER, "Https", forward(balancer, server)).ref();
        Existing made = bench.make(RULE, "Rule", rule(listener, 100, "green", green.ref()));

        bench.change(made, "Rule", rule(listener, 90, "blue", green.ref()));
        bench.remove(made);
        bench.remove(green);
    }

    @Test
    void tagsFollowWithoutAnyOtherChange() {
        JsonObject properties = targets("bench-server", "/ping");
        Existing made = bench.make(TARGETS, "Targets", properties);

        Workbench.driver(TARGETS).update(made, bench.order("ServerTargets", properties));

        assertThat(bench.list(TARGETS).getFirst().id()).contains("ServerTargets");
    }

    @Test
    void refusesPropertiesThatItDoesNotKnow() {
        assertThatThrownBy(() ->
                        Workbench.driver(BALANCER)
                                .create(
                                        bench.order(
                                                "Alb",
                                                Properties.with(
                                                        balancer(group, false, 60),
                                                        "SubnetMappings",
                                                        JsonValue.of(List.of())))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Workbench.driver(TARGETS)
                                .create(
                                        bench.order(
                                                "Targets",
                                                Properties.with(
                                                        targets("a", "/"),
                                                        "Targets",
                                                        JsonValue.of(List.of())))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
