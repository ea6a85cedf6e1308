package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the internet reaches: an application load balancer in the public subnets, which turns HTTP into HTTPS. */
final class LoadBalancerModule implements Module {
    private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
    private static final String GROUP = "LoadBalancerSecurityGroup";

    @Override
    public String name() {
        return "load-balancer";
    }

    @Override
    public Set<String> needs() {
        return Set.of("vpc", "certificate");
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        if (settings.number("health-check-timeout-seconds")
                >= settings.number("health-check-interval-seconds")) {
            design.problem(
                    "health-check-timeout-seconds",
                    "A health check has to be over before the next one begins. Make the timeout"
                            + " shorter than health-check-interval-seconds.");
        }
        SecurityGroups.group(
                design, GROUP, "alb", "Load balancer: web traffic from anywhere", web(settings));
        balancer(design, settings);
        targets(design, settings, "ServerTargets", "server");
        design.addNamed(
                "HttpListener",
                LISTENER,
                design.name("http"),
                listener(Ports.HTTP, "HTTP", redirect()));
        design.addNamed(
                "HttpsListener",
                LISTENER,
                design.name("https"),
                listener(Ports.HTTPS, "HTTPS", forward("ServerTargets"))
                        .put("SslPolicy", settings.text("tls-policy"))
                        .put("Certificates", List.of(certificate())));
        if (settings.flag("rehearsal")) {
            targets(design, settings, "GreenTargets", "server-green");
            rehearsal(design);
        }
    }

    private static List<JsonObject> web(ModuleSettings settings) {
        List<JsonObject> rules = new ArrayList<>();
        for (String network : settings.texts("visitors")) {
            rules.add(SecurityGroups.from(network, Ports.HTTP, "HTTP, to be redirected"));
            rules.add(SecurityGroups.from(network, Ports.HTTPS, "HTTPS"));
        }
        return rules;
    }

    private static void balancer(Design design, ModuleSettings settings) {
        String name = design.name("alb");
        design.addNamed(
                "LoadBalancer",
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                name,
                JsonValue.object()
                        .put("Name", name)
                        .put("Type", "application")
                        .put("Scheme", "internet-facing")
                        .put("Subnets", Subnets.ofPublic(design).references())
                        .put("SecurityGroups", List.of(SecurityGroups.reference(GROUP)))
                        .put(
                                "LoadBalancerAttributes",
                                List.of(
                                        pair(
                                                "deletion_protection.enabled",
                                                String.valueOf(
                                                        settings.flag("deletion-protection"))),
                                        pair(
                                                "idle_timeout.timeout_seconds",
                                                String.valueOf(settings.number("idle-seconds"))))),
                // ELB refuses to face an internet that its network is not attached to.
                design.idsBeginning("InternetGatewayAttachment").toArray(String[]::new));
    }

    private static JsonObject pair(String key, String value) {
        return JsonValue.object().put("Key", key).put("Value", value).build();
    }

    private static void targets(Design design, ModuleSettings settings, String id, String part) {
        String name = design.name(part);
        design.addNamed(
                id,
                "AWS::ElasticLoadBalancingV2::TargetGroup",
                name,
                JsonValue.object()
                        .put("Name", name)
                        .put("Protocol", "HTTP")
                        .put("Port", Ports.SERVER)
                        .put("VpcId", to("Vpc"))
                        .put("TargetType", "ip")
                        .put("HealthCheckPath", settings.text("health-check-path"))
                        .put(
                                "HealthCheckIntervalSeconds",
                                settings.number("health-check-interval-seconds"))
                        .put(
                                "HealthCheckTimeoutSeconds",
                                settings.number("health-check-timeout-seconds"))
                        .put("HealthyThresholdCount", 2)
                        .put("UnhealthyThresholdCount", 3)
                        .put("Matcher", JsonValue.object().put("HttpCode", "200").build()));
    }

    private static ObjectBuilder listener(int port, String protocol, JsonObject action) {
        return JsonValue.object()
                .put("LoadBalancerArn", to("LoadBalancer"))
                .put("Port", port)
                .put("Protocol", protocol)
                .put("DefaultActions", List.of(action));
    }

    private static JsonObject certificate() {
        return JsonValue.object().put("CertificateArn", to("Certificate")).build();
    }

    private static JsonObject redirect() {
        return JsonValue.object()
                .put("Type", "redirect")
                .put(
                        "RedirectConfig",
                        JsonValue.object()
                                .put("Protocol", "HTTPS")
                                .put("Port", "443")
                                .put("Host", "#{host}")
                                .put("Path", "/#{path}")
                                .put("Query", "#{query}")
                                .put("StatusCode", "HTTP_301")
                                .build())
                .build();
    }

    private static JsonObject forward(String targets) {
        return JsonValue.object().put("Type", "forward").put("TargetGroupArn", to(targets)).build();
    }

    /** While a new version is deployed beside the old one, only who asks for it gets there. */
    private static void rehearsal(Design design) {
        JsonObject header =
                JsonValue.object()
                        .put("Field", "http-header")
                        .put(
                                "HttpHeaderConfig",
                                JsonValue.object()
                                        .put("HttpHeaderName", "X-Immich-Slot")
                                        .put("Values", Design.texts(List.of("green")))
                                        .build())
                        .build();
        design.addNamed(
                "GreenRule",
                "AWS::ElasticLoadBalancingV2::ListenerRule",
                design.name("green"),
                JsonValue.object()
                        .put("ListenerArn", to("HttpsListener"))
                        .put("Priority", 100)
                        .put("Conditions", List.of(header))
                        .put("Actions", List.of(forward("GreenTargets"))));
    }
}
