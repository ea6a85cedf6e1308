package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class LoadBalancerModuleTest {
    private static final Designs DEFAULT = with(JsonObject.EMPTY);

    @Test
    void itIsInThePublicSubnets() {
        assertThat(DEFAULT.untagged("LoadBalancer"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"Name": "immich-alb", "Type": "application", "Scheme": "internet-facing",
                                 "Subnets": [{"Ref": "PublicSubnetA"}, {"Ref": "PublicSubnetB"}],
                                 "SecurityGroups": [{"Fn::GetAtt": ["LoadBalancerSecurityGroup", "GroupId"]}],
                                 "LoadBalancerAttributes": [
                                  {"Key": "deletion_protection.enabled", "Value": "false"},
                                  {"Key": "idle_timeout.timeout_seconds", "Value": "60"}]}
                                """));
        assertThat(DEFAULT.resource("LoadBalancer").after())
                .containsExactly("InternetGatewayAttachment");
        assertThat(DEFAULT.name("LoadBalancer")).isEqualTo("immich-alb");
        assertThat(DEFAULT.problems()).isEmpty();
    }

    @Test
    void everybodyMayEnter() {
        assertThat(DEFAULT.untagged("LoadBalancerSecurityGroup"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"GroupName": "immich-alb",
                                 "GroupDescription": "Load balancer: web traffic from anywhere",
                                 "VpcId": {"Ref": "Vpc"},
                                 "SecurityGroupIngress": [
                                  {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80,
                                   "Description": "HTTP, to be redirected", "CidrIp": "0.0.0.0/0"},
                                  {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
                                   "Description": "HTTPS", "CidrIp": "0.0.0.0/0"}]}
                                """));
    }

    @Test
    void orOnlySomeNetworks() {
        Designs stack =
                with(
                        JsonValue.object()
                                .put(
                                        "visitors",
                                        Design.texts(List.of("192.0.2.0/24", "198.51.100.7/32")))
                                .build());
        JsonObject group = stack.untagged("LoadBalancerSecurityGroup");

        assertThat(group.objects("SecurityGroupIngress"))
                .extracting(rule ->
                        rule.text("CidrIp").orElse("")
                                + " "
                                + rule.number("FromPort").orElseThrow())
                .containsExactly(
                        "192.0.2.0/24 80",
                        "192.0.2.0/24 443",
                        "198.51.100.7/32 80",
                        "198.51.100.7/32 443");
    }

    @Test
    void plainHttpIsRedirected() {
        assertThat(DEFAULT.untagged("HttpListener"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"LoadBalancerArn": {"Ref": "LoadBalancer"}, "Port": 80, "Protocol": "HTTP",
                                 "DefaultActions": [{"Type": "redirect", "RedirectConfig": {
                                  "Protocol": "HTTPS", "Port": "443", "Host": "#{host}", "Path": "/#{path}",
                                  "Query": "#{query}", "StatusCode": "HTTP_301"}}]}
                                """));
        assertThat(DEFAULT.name("HttpListener")).isEqualTo("immich-http");
    }

    @Test
    void httpsIsForwardedToTheServer() {
        assertThat(DEFAULT.untagged("HttpsListener"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"LoadBalancerArn": {"Ref": "LoadBalancer"}, "Port": 443, "Protocol": "HTTPS",
                                 "DefaultActions": [{"Type": "forward", "TargetGroupArn": {"Ref": "ServerTargets"}}],
                                 "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
                                 "Certificates": [{"CertificateArn": {"Ref": "Certificate"}}]}
                                """));
        assertThat(DEFAULT.name("HttpsListener")).isEqualTo("immich-https");
    }

    @ParameterizedTest
    @CsvSource({"ServerTargets, immich-server", "GreenTargets, immich-server-green"})
    void targetsAreChecked(String id, String name) {
        assertThat(DEFAULT.untagged(id))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"Name": "%s", "Protocol": "HTTP", "Port": 2283, "VpcId": {"Ref": "Vpc"},
                                 "TargetType": "ip", "HealthCheckPath": "/api/server/ping",
                                 "HealthCheckIntervalSeconds": 30, "HealthCheckTimeoutSeconds": 5,
                                 "HealthyThresholdCount": 2, "UnhealthyThresholdCount": 3,
                                 "Matcher": {"HttpCode": "200"}}
                                """
                                        .formatted(name)));
        assertThat(DEFAULT.name(id)).isEqualTo(name);
    }

    @Test
    void aNewVersionIsReachedByWhoAsksForIt() {
        assertThat(DEFAULT.untagged("GreenRule"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"ListenerArn": {"Ref": "HttpsListener"}, "Priority": 100,
                                 "Conditions": [{"Field": "http-header", "HttpHeaderConfig": {
                                  "HttpHeaderName": "X-Immich-Slot", "Values": ["green"]}}],
                                 "Actions": [{"Type": "forward", "TargetGroupArn": {"Ref": "GreenTargets"}}]}
                                """));
        assertThat(DEFAULT.name("GreenRule")).isEqualTo("immich-green");
    }

    @Test
    void withoutRehearsalThereIsOneTargetGroup() {
        assertThat(with(JsonValue.object().put("rehearsal", false).build()).ids())
                .contains("ServerTargets", "HttpsListener")
                .doesNotContain("GreenTargets", "GreenRule");
    }

    @Test
    void settingsAreTaken() {
        Designs stack =
                with(
                        JsonValue.object()
                                .put("tls-policy", "ELBSecurityPolicy-TLS13-1-3-2021-06")
                                .put("health-check-path", "/healthz")
                                .put("health-check-interval-seconds", 10)
                                .put("health-check-timeout-seconds", 9)
                                .put("idle-seconds", 600)
                                .put("deletion-protection", true)
                                .build());
        JsonObject targets = stack.untagged("ServerTargets");

        assertThat(stack.untagged("HttpsListener").text("SslPolicy"))
                .contains("ELBSecurityPolicy-TLS13-1-3-2021-06");
        assertThat(targets.text("HealthCheckPath")).contains("/healthz");
        assertThat(targets.number("HealthCheckIntervalSeconds").orElseThrow())
                .isEqualByComparingTo("10");
        assertThat(targets.number("HealthCheckTimeoutSeconds").orElseThrow())
                .isEqualByComparingTo("9");
        assertThat(stack.untagged("LoadBalancer").objects("LoadBalancerAttributes"))
                .extracting(pair -> pair.text("Value").orElse(""))
                .containsExactly("true", "600");
        assertThat(stack.problems()).isEmpty();
    }

    @Test
    void aCheckThatOutlastsItsIntervalIsSaid() {
        assertThat(
                        with(JsonValue.object()
                                        .put("health-check-interval-seconds", 10)
                                        .put("health-check-timeout-seconds", 10)
                                        .build())
                                .problems())
                .containsExactly(
                        "/modules/load-balancer/health-check-timeout-seconds: A health check has to"
                                + " be over before the next one begins. Make the timeout shorter than"
                                + " health-check-interval-seconds.");
    }

    private static Designs with(JsonObject settings) {
        return new Designs().with("vpc").with("certificate").with("load-balancer", settings);
    }
}
