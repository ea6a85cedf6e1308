package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.ClusterSetting;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.EFSAuthorizationConfigIAM;
import software.amazon.awssdk.services.ecs.model.EFSTransitEncryption;
import software.amazon.awssdk.services.ecs.model.HealthCheck;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.MountPoint;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;
import software.amazon.awssdk.services.ecs.model.Volume;

import java.util.List;
import java.util.Map;

/** The containers of an Immich stack and the log groups of everything that logs. */
final class ImmichCompute {

    static final String IMMICH_VERSION = "v1.132.3";
    private static final String LIBRARY = "library";

    /** Names of the log groups. */
    record LogGroups(
            String server,
            String machineLearning,
            String database,
            String cache,
            String dataSync) {}

    /** What the containers are given. */
    record Needs(
            ImmichRoles.Roles roles,
            ImmichStorage.Files files,
            LogGroups logGroups,
            String secretArn,
            String targetGroupArn) {}

    private final ImmichStack stack;

    ImmichCompute(ImmichStack stack) {
        this.stack = stack;
    }

    LogGroups logGroups(CloudWatchLogsClient logs, String keyArn) {
        return new LogGroups(
                logGroup(logs, "/ecs/" + stack.name() + "/server", keyArn, 30),
                logGroup(logs, "/ecs/" + stack.name() + "/machine-learning", keyArn, 30),
                // The name is RDS's own; made beforehand, so that it does not keep its lines
                // forever.
                logGroup(
                        logs,
                        "/aws/rds/cluster/" + stack.named("database") + "/postgresql",
                        keyArn,
                        30),
                logGroup(logs, "/elasticache/" + stack.name() + "/engine", keyArn, 14),
                dataSyncLogGroup(logs, keyArn));
    }

    private String dataSyncLogGroup(CloudWatchLogsClient logs, String keyArn) {
        String name = logGroup(logs, "/aws/datasync/" + stack.name(), keyArn, 90);
        logs.putResourcePolicy(request ->
                request.policyName(stack.named("datasync"))
                        .policyDocument(
                                """
                                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                                "Principal":{"Service":"datasync.amazonaws.com"},\
                                "Action":["logs:PutLogEvents","logs:CreateLogStream"],\
                                "Resource":"arn:aws:logs:%s:%s:log-group:%s:*"}]}\
                                """
                                        .formatted(stack.region(), stack.accountId(), name)));
        return name;
    }

    private String logGroup(CloudWatchLogsClient logs, String name, String keyArn, int days) {
        Map<String, String> tags = stack.tags().map(name);
        logs.createLogGroup(request -> request.logGroupName(name).kmsKeyId(keyArn).tags(tags));
        logs.putRetentionPolicy(request -> request.logGroupName(name).retentionInDays(days));
        return name;
    }

    /** Cluster, task definitions and services; returns the first private address of machine learning. */
    String create(EcsClient ecs, ImmichNetwork.Network network, Needs needs) {
        ecs.createCluster(request ->
                request.clusterName(stack.name())
                        .settings(
                                ClusterSetting.builder()
                                        .name("containerInsights")
                                        .value("enabled")
                                        .build())
                        .capacityProviders("FARGATE", "FARGATE_SPOT")
                        .tags(stack.tags().ecs(stack.name())));
        String machineLearning = service(ecs, machineLearning(ecs, needs), network, needs, false);
        service(ecs, server(ecs, needs), network, needs, true);
        return firstAddress(ecs, machineLearning);
    }

    private String server(EcsClient ecs, Needs needs) {
        ContainerDefinition container =
                container("server", ImmichStack.SERVER_PORT, needs.logGroups().server())
                        .image("ghcr.io/immich-app/immich-server:" + IMMICH_VERSION)
                        .environment(
                                env("DB_HOSTNAME", stack.internal("database")),
                                env("DB_PORT", String.valueOf(ImmichStack.DATABASE_PORT)),
                                env("DB_USERNAME", ImmichData.DATABASE_USER),
                                env("DB_DATABASE_NAME", ImmichData.DATABASE_NAME),
                                env("REDIS_HOSTNAME", stack.internal("cache")),
                                env("REDIS_PORT", String.valueOf(ImmichStack.CACHE_PORT)),
                                env(
                                        "IMMICH_MACHINE_LEARNING_URL",
                                        "http://"
                                                + stack.internal("machine-learning")
                                                + ":"
                                                + ImmichStack.MACHINE_LEARNING_PORT),
                                env("TZ", "Europe/Berlin"))
                        .secrets(
                                Secret.builder()
                                        .name("DB_PASSWORD")
                                        .valueFrom(needs.secretArn())
                                        .build())
                        .mountPoints(
                                MountPoint.builder()
                                        .sourceVolume(LIBRARY)
                                        .containerPath("/usr/src/app/upload")
                                        .readOnly(false)
                                        .build())
                        .healthCheck(health("/api/server/ping", ImmichStack.SERVER_PORT))
                        .build();
        return ecs.registerTaskDefinition(request ->
                        request.family(stack.named("server"))
                                .requiresCompatibilities(Compatibility.FARGATE)
                                .networkMode(NetworkMode.AWSVPC)
                                .cpu("2048")
                                .memory("4096")
                                .executionRoleArn(needs.roles().execution())
                                .taskRoleArn(needs.roles().server())
                                .containerDefinitions(container)
                                .volumes(library(needs.files()))
                                .tags(stack.tags().ecs(stack.named("server"))))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private static Volume library(ImmichStorage.Files files) {
        return Volume.builder()
                .name(LIBRARY)
                .efsVolumeConfiguration(efs ->
                        efs.fileSystemId(files.fileSystemId())
                                .transitEncryption(EFSTransitEncryption.ENABLED)
                                .authorizationConfig(access ->
                                        access.accessPointId(files.accessPointId())
                                                .iam(EFSAuthorizationConfigIAM.ENABLED)))
                .build();
    }

    private String machineLearning(EcsClient ecs, Needs needs) {
        ContainerDefinition container =
                container(
                                "machine-learning",
                                ImmichStack.MACHINE_LEARNING_PORT,
                                needs.logGroups().machineLearning())
                        .image("ghcr.io/immich-app/immich-machine-learning:" + IMMICH_VERSION)
                        .environment(
                                env("MACHINE_LEARNING_CACHE_FOLDER", "/cache"),
                                env("TZ", "Europe/Berlin"))
                        .healthCheck(health("/ping", ImmichStack.MACHINE_LEARNING_PORT))
                        .build();
        return ecs.registerTaskDefinition(request ->
                        request.family(stack.named("machine-learning"))
                                .requiresCompatibilities(Compatibility.FARGATE)
                                .networkMode(NetworkMode.AWSVPC)
                                .cpu("2048")
                                .memory("8192")
                                .executionRoleArn(needs.roles().execution())
                                .taskRoleArn(needs.roles().machineLearning())
                                .containerDefinitions(container)
                                .tags(stack.tags().ecs(stack.named("machine-learning"))))
                .taskDefinition()
                .taskDefinitionArn();
    }

    private ContainerDefinition.Builder container(String part, int port, String logGroup) {
        return ContainerDefinition.builder()
                .name(stack.named(part))
                .essential(true)
                .portMappings(
                        PortMapping.builder()
                                .containerPort(port)
                                .hostPort(port)
                                .protocol(TransportProtocol.TCP)
                                .build())
                .logConfiguration(
                        LogConfiguration.builder()
                                .logDriver(LogDriver.AWSLOGS)
                                .options(
                                        Map.of(
                                                "awslogs-group", logGroup,
                                                "awslogs-region", stack.region(),
                                                "awslogs-stream-prefix", part))
                                .build());
    }

    private static HealthCheck health(String path, int port) {
        return HealthCheck.builder()
                .command("CMD-SHELL", "curl -fsS http://localhost:" + port + path + " || exit 1")
                .interval(30)
                .timeout(5)
                .retries(3)
                .startPeriod(60)
                .build();
    }

    private static KeyValuePair env(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    private String service(
            EcsClient ecs,
            String taskDefinition,
            ImmichNetwork.Network network,
            Needs needs,
            boolean server) {
        String part = server ? "server" : "machine-learning";
        String group = server ? network.groups().server() : network.groups().machineLearning();
        ecs.createService(request -> {
            request.cluster(stack.name())
                    .serviceName(stack.named(part))
                    .taskDefinition(taskDefinition)
                    .desiredCount(server ? 2 : 1)
                    .launchType(LaunchType.FARGATE)
                    .platformVersion("1.4.0")
                    .enableExecuteCommand(false)
                    .propagateTags(PropagateTags.SERVICE)
                    .networkConfiguration(configuration ->
                            configuration.awsvpcConfiguration(
                                    awsVpc(network.privateSubnets(), group)))
                    .deploymentConfiguration(deployment ->
                            deployment
                                    .minimumHealthyPercent(50)
                                    .maximumPercent(200)
                                    .deploymentCircuitBreaker(
                                            breaker -> breaker.enable(true).rollback(true)))
                    .tags(stack.tags().ecs(stack.named(part)));
            if (server) {
                request.healthCheckGracePeriodSeconds(120)
                        .loadBalancers(
                                LoadBalancer.builder()
                                        .targetGroupArn(needs.targetGroupArn())
                                        .containerName(stack.named("server"))
                                        .containerPort(ImmichStack.SERVER_PORT)
                                        .build());
            }
        });
        return stack.named(part);
    }

    private static AwsVpcConfiguration awsVpc(List<String> subnets, String group) {
        return AwsVpcConfiguration.builder()
                .subnets(subnets)
                .securityGroups(group)
                .assignPublicIp(AssignPublicIp.DISABLED)
                .build();
    }

    private String firstAddress(EcsClient ecs, String service) {
        List<String> tasks =
                ecs.listTasks(request -> request.cluster(stack.name()).serviceName(service))
                        .taskArns();
        Task task =
                ecs.describeTasks(request -> request.cluster(stack.name()).tasks(tasks))
                        .tasks()
                        .getFirst();
        return task.containers().getFirst().networkInterfaces().getFirst().privateIpv4Address();
    }
}
