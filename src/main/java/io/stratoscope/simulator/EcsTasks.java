package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.Connectivity;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts and stops the tasks of services: a network interface each, and a place in the target group. */
final class EcsTasks {

    /** How long it takes until a new task has its interface, and until its containers run. */
    private static final Duration UNTIL_PENDING = Duration.ofSeconds(20);

    private static final Duration UNTIL_RUNNING = Duration.ofMinutes(1);

    /** When a task is that far. */
    private record Start(Instant pending, Instant running) {}

    private final AccountState account;
    private final String region;
    private final EcsState state;
    private final Map<String, Start> starts = new HashMap<>();

    EcsTasks(AccountState account, String region, EcsState state) {
        this.account = account;
        this.region = region;
        this.state = state;
    }

    /** Starts or stops tasks until as many run as are wanted; returns how many run then. */
    int settle(String cluster, Service service, TaskDefinition definition) {
        List<Task> running = state.tasksOf(cluster, service.serviceName());
        for (int i = running.size(); i < service.desiredCount(); i++) {
            start(cluster, service, definition, i);
        }
        for (int i = service.desiredCount(); i < running.size(); i++) {
            stop(cluster, running.get(i), Optional.of(service));
        }
        return service.desiredCount();
    }

    /** When a task runs that starts now. */
    Instant runningFromNow() {
        return account.doneAt(UNTIL_RUNNING);
    }

    /** How many tasks of a service do not run yet. */
    int pending(String cluster, Service service) {
        return (int)
                state.tasksOf(cluster, service.serviceName()).stream()
                        .filter(task -> !isRunning(task))
                        .count();
    }

    boolean isRunning(Task task) {
        Start start = starts.get(task.taskArn());
        return start == null || account.isOver(start.running());
    }

    /** The task as it is at this moment. */
    Task shown(Task task) {
        Start start = starts.get(task.taskArn());
        if (start == null || account.isOver(start.running())) {
            return task;
        }
        return task.toBuilder()
                .lastStatus(account.isOver(start.pending()) ? "PENDING" : "PROVISIONING")
                .healthStatus(HealthStatus.UNKNOWN)
                .startedAt(null)
                .pullStartedAt(null)
                .pullStoppedAt(null)
                .containers(
                        task.containers().stream()
                                .map(container ->
                                        container.toBuilder()
                                                .lastStatus("PENDING")
                                                .healthStatus(HealthStatus.UNKNOWN)
                                                .build())
                                .toList())
                .build();
    }

    private void start(String cluster, Service service, TaskDefinition definition, int place) {
        AwsVpcConfiguration network = service.networkConfiguration().awsvpcConfiguration();
        String id = account.ids().hex("ecs-task", 32);
        String arn = account.arn("ecs", region, "task/" + cluster + "/" + id);
        // Fargate spreads the tasks of a service over its subnets.
        NetworkInterface eni =
                networkInterface(
                        network.subnets().get(place % network.subnets().size()),
                        network.securityGroups(),
                        arn);
        Instant now = account.now();
        Task task =
                Task.builder()
                        .taskArn(arn)
                        .clusterArn(service.clusterArn())
                        .taskDefinitionArn(definition.taskDefinitionArn())
                        .group("service:" + service.serviceName())
                        .startedBy("ecs-svc/" + account.ids().hex("ecs-deployment-id", 19))
                        .launchType(service.launchType())
                        .platformVersion(service.platformVersion())
                        .platformFamily("Linux")
                        .availabilityZone(eni.availabilityZone())
                        .attachments(attachment(eni))
                        .attributes(
                                Attribute.builder()
                                        .name("ecs.cpu-architecture")
                                        .value("x86_64")
                                        .build())
                        .containers(
                                definition.containerDefinitions().stream()
                                        .map(container -> container(cluster, id, container, eni))
                                        .toList())
                        .cpu(definition.cpu())
                        .memory(definition.memory())
                        .connectivity(Connectivity.CONNECTED)
                        .connectivityAt(now)
                        .createdAt(now)
                        .pullStartedAt(now)
                        .pullStoppedAt(now)
                        .startedAt(now)
                        .desiredStatus(DesiredStatus.RUNNING.toString())
                        .lastStatus("RUNNING")
                        .healthStatus(HealthStatus.HEALTHY)
                        .enableExecuteCommand(service.enableExecuteCommand())
                        .version(4L)
                        .build();
        state.tasks(cluster).put(id, task);
        starts.put(arn, new Start(account.doneAt(UNTIL_PENDING), runningFromNow()));
        boolean propagates = "SERVICE".equals(service.propagateTagsAsString());
        account.tags()
                .register(arn, propagates ? account.tags().tags(service.serviceArn()) : Map.of());
        register(service, eni.privateIpAddress());
    }

    private NetworkInterface networkInterface(
            String subnet, List<String> securityGroups, String owner) {
        return account.client(Ec2Client.class, region)
                .createNetworkInterface(request ->
                        request.subnetId(subnet).groups(securityGroups).description(owner))
                .networkInterface();
    }

    private Attachment attachment(NetworkInterface eni) {
        return Attachment.builder()
                .id(account.ids().uuid("ecs-attachment"))
                .type("ElasticNetworkInterface")
                .status("ATTACHED")
                .details(
                        detail("subnetId", eni.subnetId()),
                        detail("networkInterfaceId", eni.networkInterfaceId()),
                        detail("macAddress", eni.macAddress()),
                        detail("privateDnsName", eni.privateDnsName()),
                        detail("privateIPv4Address", eni.privateIpAddress()))
                .build();
    }

    private static KeyValuePair detail(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    private Container container(
            String cluster, String task, ContainerDefinition definition, NetworkInterface eni) {
        return Container.builder()
                .containerArn(
                        account.arn(
                                "ecs",
                                region,
                                "container/"
                                        + cluster
                                        + "/"
                                        + task
                                        + "/"
                                        + account.ids().uuid("ecs-container")))
                .taskArn(account.arn("ecs", region, "task/" + cluster + "/" + task))
                .name(definition.name())
                .image(definition.image())
                .imageDigest("sha256:" + account.ids().hex("image", 64))
                .runtimeId(task + "-" + (account.ids().next("ecs-runtime") + 1_000_000_000L))
                .lastStatus("RUNNING")
                .healthStatus(HealthStatus.HEALTHY)
                .cpu(definition.cpu() == null ? "0" : String.valueOf(definition.cpu()))
                .networkInterfaces(
                        software.amazon.awssdk.services.ecs.model.NetworkInterface.builder()
                                .attachmentId(account.ids().uuid("ecs-eni"))
                                .privateIpv4Address(eni.privateIpAddress())
                                .build())
                .build();
    }

    private void register(Service service, String address) {
        for (LoadBalancer balancer : service.loadBalancers()) {
            targetGroups()
                    .registerTargets(request ->
                            request.targetGroupArn(balancer.targetGroupArn())
                                    .targets(target(balancer, address)));
        }
    }

    /** Stops a task for good: its interface and its place in the target group go. */
    void stop(String cluster, Task task, Optional<Service> service) {
        String address =
                task.containers().getFirst().networkInterfaces().getFirst().privateIpv4Address();
        service.ifPresent(owner -> {
            for (LoadBalancer balancer : owner.loadBalancers()) {
                targetGroups()
                        .deregisterTargets(request ->
                                request.targetGroupArn(balancer.targetGroupArn())
                                        .targets(target(balancer, address)));
            }
        });
        task.attachments().getFirst().details().stream()
                .filter(detail -> "networkInterfaceId".equals(detail.name()))
                .forEach(detail ->
                        account.client(Ec2Client.class, region)
                                .deleteNetworkInterface(
                                        request -> request.networkInterfaceId(detail.value())));
        state.tasks(cluster).remove(EcsState.lastSegment(task.taskArn()));
        starts.remove(task.taskArn());
        account.tags().delete(task.taskArn());
    }

    private ElasticLoadBalancingV2Client targetGroups() {
        return account.client(ElasticLoadBalancingV2Client.class, region);
    }

    private static TargetDescription target(LoadBalancer balancer, String address) {
        return TargetDescription.builder().id(address).port(balancer.containerPort()).build();
    }
}
