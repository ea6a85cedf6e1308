package io.stratoscope.backup.drill;

import static io.stratoscope.provision.stack.References.attribute;
import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The application, as it runs live, on what was restored, behind a load balancer that only the drill has. It has no task role: what it
 * might do with one it could do to live buckets, too.
 */
final class DrillService {

    static final String BALANCER = "Balancer";
    static final String SERVICE = "Service";
    static final String TARGETS = "Targets";

    /** What a container definition takes over; everything else is the drill's own, or left out. */
    private static final Set<String> SAME =
            Set.of(
                    "Command",
                    "EntryPoint",
                    "HealthCheck",
                    "Image",
                    "MountPoints",
                    "Secrets",
                    "Ulimits",
                    "User",
                    "WorkingDirectory");

    private final DrillParts parts;
    private final Original original;

    DrillService(DrillParts parts, Original original) {
        this.parts = parts;
        this.original = original;
    }

    /** The load balancer, which is there before what stands behind it. */
    void addEntrance() {
        parts.add(
                BALANCER,
                "AWS::ElasticLoadBalancingV2::LoadBalancer",
                JsonValue.object()
                        .put("Name", parts.name("alb"))
                        .put("Type", "application")
                        .put("Scheme", "internet-facing")
                        .put("Subnets", DrillNetwork.publicSubnets())
                        .put("SecurityGroups", DrillNetwork.groupList(DrillNetwork.BALANCER_GROUP)),
                "InternetAttachment");
        parts.add(
                TARGETS,
                "AWS::ElasticLoadBalancingV2::TargetGroup",
                JsonValue.object()
                        .put("Name", parts.name("tg"))
                        .put("Protocol", "HTTP")
                        .put("Port", original.service().port())
                        .put("VpcId", to("Vpc"))
                        .put("TargetType", "ip")
                        .put("HealthCheckPath", original.service().healthPath())
                        .put("HealthCheckIntervalSeconds", 10)
                        .put("HealthCheckTimeoutSeconds", 5)
                        .put("HealthyThresholdCount", 2)
                        .put("UnhealthyThresholdCount", 3)
                        .put("Matcher", JsonValue.object().put("HttpCode", "200").build()));
        parts.add(
                "Listener",
                "AWS::ElasticLoadBalancingV2::Listener",
                JsonValue.object()
                        .put("LoadBalancerArn", to(BALANCER))
                        .put("Port", DrillNetwork.HTTP)
                        .put("Protocol", "HTTP")
                        .put(
                                "DefaultActions",
                                DrillParts.list(
                                        JsonValue.object()
                                                .put("Type", "forward")
                                                .put("TargetGroupArn", to(TARGETS))
                                                .build())));
        parts.add(
                "Cluster",
                "AWS::ECS::Cluster",
                JsonValue.object().put("ClusterName", parts.name("cluster")));
        parts.add(
                "Logs",
                "AWS::Logs::LogGroup",
                JsonValue.object()
                        .put("LogGroupName", parts.name("logs"))
                        .put("RetentionInDays", 1));
    }

    /** The service: only when files and database are whole, as it writes into both when it starts. */
    void addService() {
        parts.add("Task", "AWS::ECS::TaskDefinition", taskDefinition());
        parts.add(
                SERVICE,
                "AWS::ECS::Service",
                JsonValue.object()
                        .put("Cluster", to("Cluster"))
                        .put("ServiceName", parts.name("service"))
                        .put("TaskDefinition", to("Task"))
                        .put("DesiredCount", 1)
                        .put("LaunchType", "FARGATE")
                        .put("PlatformVersion", "1.4.0")
                        .put("EnableExecuteCommand", false)
                        .put("PropagateTags", "SERVICE")
                        .put("HealthCheckGracePeriodSeconds", 300)
                        .put("LoadBalancers", DrillParts.list(target()))
                        .put("NetworkConfiguration", network())
                        .put("DeploymentConfiguration", deployment()),
                "FilesMountTargetA",
                "FilesMountTargetB",
                "Listener",
                DrillData.WRITER,
                "RouteOut",
                "RoutesOfPublicSubnetA",
                "RoutesOfPublicSubnetB");
    }

    private JsonObject target() {
        return JsonValue.object()
                .put("TargetGroupArn", to(TARGETS))
                .put("ContainerName", containerName())
                .put("ContainerPort", original.service().port())
                .build();
    }

    private String containerName() {
        return original.service().container().text("Name").orElse("server");
    }

    private static JsonObject network() {
        return JsonValue.object()
                .put(
                        "AwsvpcConfiguration",
                        JsonValue.object()
                                .put("Subnets", DrillNetwork.publicSubnets())
                                .put(
                                        "SecurityGroups",
                                        DrillNetwork.groupList(DrillNetwork.SERVICE_GROUP))
                                .put("AssignPublicIp", "ENABLED")
                                .build())
                .build();
    }

    private static JsonObject deployment() {
        return JsonValue.object()
                .put("MinimumHealthyPercent", 0)
                .put("MaximumPercent", 100)
                .build();
    }

    private ObjectBuilder taskDefinition() {
        Original.Service like = original.service();
        return JsonValue.object()
                .put("Family", parts.name("task"))
                .put("RequiresCompatibilities", DrillParts.texts(List.of("FARGATE")))
                .put("NetworkMode", "awsvpc")
                .put("Cpu", like.cpu())
                .put("Memory", like.memory())
                .put("ExecutionRoleArn", like.executionRole())
                .put(
                        "RuntimePlatform",
                        JsonValue.object()
                                .put("CpuArchitecture", like.architecture())
                                .put("OperatingSystemFamily", "LINUX")
                                .build())
                .put("ContainerDefinitions", DrillParts.list(container()))
                .put("Volumes", DrillParts.list(volume()));
    }

    private JsonObject container() {
        JsonObject like = original.service().container();
        ObjectBuilder container = JsonValue.object().put("Name", containerName());
        like.members()
                .forEach((name, value) -> {
                    if (SAME.contains(name)) {
                        container.put(name, value);
                    }
                });
        return container
                .put("Essential", true)
                .put(
                        "PortMappings",
                        DrillParts.list(
                                JsonValue.object()
                                        .put("ContainerPort", original.service().port())
                                        .put("HostPort", original.service().port())
                                        .put("Protocol", "tcp")
                                        .build()))
                .put("Environment", environment(like))
                .put(
                        "LogConfiguration",
                        JsonValue.object()
                                .put("LogDriver", "awslogs")
                                .put(
                                        "Options",
                                        JsonValue.object()
                                                .put("awslogs-group", to("Logs"))
                                                .put("awslogs-region", to("AWS::Region"))
                                                .put("awslogs-stream-prefix", "drill")
                                                .build())
                                .build())
                .build();
    }

    /** The live one's variables; where one names the live database or cache it names the drill's. */
    private JsonValue environment(JsonObject like) {
        List<JsonObject> variables = new ArrayList<>();
        for (JsonObject variable : like.objects("Environment")) {
            String value = variable.text("Value").orElse("");
            variables.add(
                    JsonValue.object()
                            .put("Name", variable.text("Name").orElse(""))
                            .put("Value", moved(value))
                            .build());
        }
        return JsonValue.of(variables);
    }

    /** A text in which the live names are the drill's. */
    private JsonValue moved(String value) {
        String template = value.replace("${", "${!");
        String with = template;
        for (String name : original.database().names()) {
            with = with.replace(name, "${" + DrillData.DATABASE + ".Endpoint.Address}");
        }
        if (original.cache().isPresent()) {
            for (String name : original.cache().get().names()) {
                with = with.replace(name, "${" + DrillData.CACHE + ".PrimaryEndPoint.Address}");
            }
        }
        return with.equals(template) ? JsonValue.of(value) : text(with);
    }

    private JsonObject volume() {
        ObjectBuilder efs =
                JsonValue.object()
                        .put("FilesystemId", to(DrillData.FILES))
                        .put("TransitEncryption", "ENABLED");
        if (original.files().root().isPresent()) {
            efs.put(
                    "AuthorizationConfig",
                    JsonValue.object()
                            .put("AccessPointId", to(DrillData.ACCESS_POINT))
                            .put("IAM", "DISABLED")
                            .build());
        }
        return JsonValue.object()
                .put("Name", original.service().volume())
                .put("EFSVolumeConfiguration", efs.build())
                .build();
    }

    /** What the address of the drill's load balancer is known by. */
    static JsonObject address() {
        return attribute(BALANCER, "DNSName");
    }
}
