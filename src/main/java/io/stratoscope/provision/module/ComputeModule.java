package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Immich itself: a cluster on Fargate with a service for its server and one for its machine learning. */
final class ComputeModule implements Module {
    private static final String NAMESPACE = "Namespace";

    @Override
    public String name() {
        return "compute";
    }

    @Override
    public Set<String> needs() {
        return Set.of("vpc", "secrets", "efs", "iam", "database", "cache", "load-balancer");
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        check(design, settings, "server");
        check(design, settings, "machine-learning");
        List<String> rules = securityGroups(design);
        cluster(design, settings);
        new ComputeTasks(design, settings).add();
        List<String> ready = new ArrayList<>(design.idsBeginning("ExecutionPolicy"));
        // Without a way out no image can be pulled, and the service's first deployment fails.
        ready.addAll(design.idsBeginning("DefaultRoutePrivate"));
        ready.addAll(design.idsBeginning("RoutesOfPrivateSubnet"));
        machineLearning(design, settings, ready);
        ready.addAll(rules);
        ready.addAll(design.idsBeginning("ServerPolicy"));
        ready.addAll(design.idsBeginning("FilesMountTarget"));
        // Not before there is somebody to answer; a target group without listener takes no targets.
        ready.addAll(List.of("DatabaseWriter", "MachineLearning", "HttpsListener"));
        server(design, settings, ready);
        scaling(design, settings, "MachineLearning", "machine-learning");
        scaling(design, settings, "Server", "server");
    }

    private static List<String> securityGroups(Design design) {
        String server = "ServerSecurityGroup";
        String machineLearning = "MachineLearningSecurityGroup";
        SecurityGroups.group(design, server, "server", "Immich server", List.of());
        SecurityGroups.group(design, machineLearning, "ml", "Immich machine learning", List.of());
        String balancer = "LoadBalancerSecurityGroup";
        String database = "DatabaseSecurityGroup";
        String cache = "CacheSecurityGroup";
        String files = "FilesSecurityGroup";
        return List.of(
                SecurityGroups.allow(design, balancer, server, Ports.SERVER, "web and API"),
                SecurityGroups.allow(design, server, machineLearning, Ports.MACHINE_LEARNING, "ML"),
                SecurityGroups.allow(design, server, database, Ports.DATABASE, "PostgreSQL"),
                SecurityGroups.allow(design, server, cache, Ports.CACHE, "Redis"),
                SecurityGroups.allow(design, server, files, Ports.FILES, "NFS from the server"));
    }

    private static void cluster(Design design, ModuleSettings settings) {
        design.addNamed(
                "Cluster",
                "AWS::ECS::Cluster",
                design.stack(),
                JsonValue.object()
                        .put("ClusterName", design.stack())
                        .put(
                                "ClusterSettings",
                                List.of(
                                        JsonValue.object()
                                                .put("Name", "containerInsights")
                                                .put(
                                                        "Value",
                                                        settings.flag("container-insights")
                                                                ? "enabled"
                                                                : "disabled")
                                                .build()))
                        .put(
                                "CapacityProviders",
                                Design.texts(List.of("FARGATE", "FARGATE_SPOT"))));
        // A task's address is its own and goes with it: only Service Connect knows where machine
        // learning is now.
        design.addNamed(
                NAMESPACE,
                "AWS::ServiceDiscovery::HttpNamespace",
                design.stack(),
                JsonValue.object()
                        .put("Name", design.stack())
                        .put("Description", "Where the services of " + design.stack() + " are"));
    }

    private static void machineLearning(
            Design design, ModuleSettings settings, List<String> after) {
        JsonObject alias =
                JsonValue.object()
                        .put("DnsName", ComputeTasks.machineLearningHost(design))
                        .put("Port", Ports.MACHINE_LEARNING)
                        .build();
        JsonObject offered =
                JsonValue.object()
                        .put("PortName", "machine-learning")
                        .put("ClientAliases", List.of(alias))
                        .build();
        service(
                design,
                settings,
                "MachineLearning",
                "machine-learning",
                JsonValue.object()
                        .put(
                                "ServiceConnectConfiguration",
                                connect().put("Services", List.of(offered)).build()),
                after);
    }

    private static void server(Design design, ModuleSettings settings, List<String> after) {
        JsonObject balanced =
                JsonValue.object()
                        .put("TargetGroupArn", to("ServerTargets"))
                        .put("ContainerName", design.name("server"))
                        .put("ContainerPort", Ports.SERVER)
                        .build();
        service(
                design,
                settings,
                "Server",
                "server",
                JsonValue.object()
                        .put("ServiceConnectConfiguration", connect().build())
                        .put("HealthCheckGracePeriodSeconds", settings.number("grace-seconds"))
                        .put("LoadBalancers", List.of(balanced)),
                after);
    }

    private static ObjectBuilder connect() {
        return JsonValue.object()
                .put("Enabled", true)
                .put("Namespace", attribute(NAMESPACE, "Arn"));
    }

    private static void service(
            Design design,
            ModuleSettings settings,
            String id,
            String part,
            ObjectBuilder properties,
            List<String> after) {
        JsonObject network =
                JsonValue.object()
                        .put("Subnets", Subnets.ofPrivate(design).references())
                        .put(
                                "SecurityGroups",
                                List.of(SecurityGroups.reference(id + "SecurityGroup")))
                        .put("AssignPublicIp", "DISABLED")
                        .build();
        JsonObject deployment =
                JsonValue.object()
                        .put("MinimumHealthyPercent", 50)
                        .put("MaximumPercent", 200)
                        .put(
                                "DeploymentCircuitBreaker",
                                JsonValue.object()
                                        .put("Enable", true)
                                        .put("Rollback", true)
                                        .build())
                        .build();
        design.addNamed(
                id,
                "AWS::ECS::Service",
                design.name(part),
                properties
                        .put("Cluster", to("Cluster"))
                        .put("ServiceName", design.name(part))
                        .put("TaskDefinition", to(id + "Task"))
                        .put("DesiredCount", settings.number(part + "-count"))
                        .put("LaunchType", "FARGATE")
                        .put("PlatformVersion", "1.4.0")
                        .put("EnableExecuteCommand", false)
                        .put("PropagateTags", "SERVICE")
                        .put(
                                "NetworkConfiguration",
                                JsonValue.object().put("AwsvpcConfiguration", network).build())
                        .put("DeploymentConfiguration", deployment),
                after.toArray(String[]::new));
    }

    private static void scaling(Design design, ModuleSettings settings, String id, String part) {
        long least = settings.number(part + "-count");
        long most = settings.number(part + "-max-count");
        if (most <= least) {
            return;
        }
        String target = id + "Scaling";
        design.add(
                target,
                "AWS::ApplicationAutoScaling::ScalableTarget",
                JsonValue.object()
                        .put("ServiceNamespace", "ecs")
                        .put("ScalableDimension", "ecs:service:DesiredCount")
                        .put("ResourceId", text("service/${Cluster}/${" + id + ".Name}"))
                        .put("MinCapacity", least)
                        .put("MaxCapacity", most));
        design.add(
                target + "Policy",
                "AWS::ApplicationAutoScaling::ScalingPolicy",
                JsonValue.object()
                        .put("PolicyName", design.name(part + "-cpu"))
                        .put("PolicyType", "TargetTrackingScaling")
                        .put("ScalingTargetId", to(target))
                        .put(
                                "TargetTrackingScalingPolicyConfiguration",
                                tracking(settings.number("scale-at-cpu-percent"))));
    }

    private static JsonObject tracking(long percent) {
        return JsonValue.object()
                .put(
                        "PredefinedMetricSpecification",
                        JsonValue.object()
                                .put("PredefinedMetricType", "ECSServiceAverageCPUUtilization")
                                .build())
                .put("TargetValue", percent)
                .build();
    }

    private static void check(Design design, ModuleSettings settings, String part) {
        new FargateSize(settings.number(part + "-cpu"), settings.number(part + "-memory"))
                .problem()
                .ifPresent(problem -> design.problem(part + "-memory", problem));
        if (settings.number(part + "-max-count") < settings.number(part + "-count")) {
            design.problem(
                    part + "-max-count",
                    "Less than "
                            + part
                            + "-count. Set at least "
                            + settings.number(part + "-count")
                            + ", which is no scaling at all.");
        }
    }
}
