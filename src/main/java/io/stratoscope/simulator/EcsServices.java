package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceConnectConfiguration;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Services, each with as many tasks as it wants. */
final class EcsServices {

    private final SimulatedEcs ecs;
    private final ServiceTags<Tag> tags;
    private final EcsState state;
    private final EcsTasks tasks;
    private final EcsDeployments deployments;
    private final EcsServiceChecks checks;

    EcsServices(SimulatedEcs ecs, ServiceTags<Tag> tags, EcsState state, EcsTasks tasks) {
        this.ecs = ecs;
        this.tags = tags;
        this.state = state;
        this.tasks = tasks;
        deployments = new EcsDeployments(ecs, tasks);
        checks = new EcsServiceChecks(ecs);
    }

    CreateServiceResponse create(CreateServiceRequest request) {
        Cluster cluster = state.activeCluster(request.cluster());
        TaskDefinition definition = state.taskDefinition(request.taskDefinition());
        Map<String, Service> services = state.services(cluster.clusterName());
        Service former = services.get(request.serviceName());
        if (former != null && EcsState.isActive(former)) {
            throw ecs.invalid("Creation of service was not idempotent.");
        }
        if (former != null && deployments.isDraining(former)) {
            throw ecs.invalid("Unable to Start a service that is still Draining.");
        }
        checks.active(definition);
        checks.balanced(request.loadBalancers(), definition);
        if (request.networkConfiguration() == null) {
            throw ecs.invalid(
                    "Network Configuration must be provided when networkMode 'awsvpc' is"
                            + " specified.");
        }
        Service service = service(request, cluster, definition);
        connect(service, request.serviceConnectConfiguration());
        tags.register(service.serviceArn(), request.tags());
        services.put(service.serviceName(), service);
        return CreateServiceResponse.builder()
                .service(
                        deployments.shown(
                                cluster.clusterName(),
                                settled(cluster.clusterName(), service, definition)))
                .build();
    }

    private void connect(Service service, @Nullable ServiceConnectConfiguration connect) {
        if (connect != null) {
            checks.connected(connect);
            deployments.connect(service.serviceArn(), connect);
        }
    }

    /** Whether an active service is found in a namespace, by its name or ARN. */
    boolean anyIn(List<String> namespace) {
        return state.clusters().stream()
                .flatMap(cluster -> state.services(cluster.clusterName()).values().stream())
                .anyMatch(service ->
                        EcsState.isActive(service) && deployments.isIn(service, namespace));
    }

    boolean isActive(String cluster, String service) {
        return Optional.ofNullable(state.services(cluster).get(service))
                .filter(EcsState::isActive)
                .isPresent();
    }

    private Service service(
            CreateServiceRequest request, Cluster cluster, TaskDefinition definition) {
        return Service.builder()
                .serviceArn(
                        ecs.arn("service/" + cluster.clusterName() + "/" + request.serviceName()))
                .serviceName(request.serviceName())
                .clusterArn(cluster.clusterArn())
                .status(EcsState.ACTIVE)
                .desiredCount(request.desiredCount() == null ? 1 : request.desiredCount())
                .runningCount(0)
                .pendingCount(0)
                .launchType(request.launchType())
                .platformVersion(request.platformVersion())
                .platformFamily("Linux")
                .taskDefinition(definition.taskDefinitionArn())
                .loadBalancers(request.loadBalancers())
                .serviceRegistries(request.serviceRegistries())
                .networkConfiguration(request.networkConfiguration())
                .deploymentConfiguration(request.deploymentConfiguration())
                .healthCheckGracePeriodSeconds(request.healthCheckGracePeriodSeconds())
                .schedulingStrategy("REPLICA")
                .propagateTags(request.propagateTags())
                .enableECSManagedTags(Boolean.TRUE.equals(request.enableECSManagedTags()))
                .enableExecuteCommand(Boolean.TRUE.equals(request.enableExecuteCommand()))
                .createdAt(ecs.account().now())
                .createdBy("arn:aws:iam::" + ecs.account().accountId() + ":user/terraform")
                .build();
    }

    /** The service once as many tasks run as it wants. */
    Service settled(String cluster, Service service, TaskDefinition definition) {
        int running = tasks.settle(cluster, service, definition);
        state.mounts().runs(service, definition, tasks.runningFromNow());
        Service settled = deployments.deployed(service, running);
        state.services(cluster).put(service.serviceName(), settled);
        return settled;
    }

    UpdateServiceResponse update(UpdateServiceRequest request) {
        Cluster cluster = state.activeCluster(request.cluster());
        Service service = state.activeService(cluster, request.service());
        TaskDefinition definition =
                state.taskDefinition(
                        request.taskDefinition() == null
                                ? service.taskDefinition()
                                : request.taskDefinition());
        Service changed = changed(service, request, definition);
        ServiceConnectConfiguration connect = request.serviceConnectConfiguration();
        boolean otherwise =
                connect != null && deployments.connectsOtherwise(service.serviceArn(), connect);
        if (otherwise
                || Boolean.TRUE.equals(request.forceNewDeployment())
                || !runsLike(service, changed)) {
            checks.active(definition);
            checks.balanced(changed.loadBalancers(), definition);
            connect(service, connect);
            stopAll(cluster, service);
            state.find(service.taskDefinition())
                    .ifPresent(former ->
                            ImmichUploads.follow(
                                    ecs.account(),
                                    ecs.region(),
                                    former,
                                    definition,
                                    tasks.runningFromNow()));
        }
        return UpdateServiceResponse.builder()
                .service(
                        deployments.shown(
                                cluster.clusterName(),
                                settled(cluster.clusterName(), changed, definition)))
                .build();
    }

    private static Service changed(
            Service service, UpdateServiceRequest request, TaskDefinition definition) {
        Service.Builder changed =
                service.toBuilder().taskDefinition(definition.taskDefinitionArn());
        Optional.ofNullable(request.desiredCount()).ifPresent(changed::desiredCount);
        Optional.ofNullable(request.platformVersion()).ifPresent(changed::platformVersion);
        Optional.ofNullable(request.networkConfiguration())
                .ifPresent(changed::networkConfiguration);
        Optional.ofNullable(request.deploymentConfiguration())
                .ifPresent(changed::deploymentConfiguration);
        Optional.ofNullable(request.healthCheckGracePeriodSeconds())
                .ifPresent(changed::healthCheckGracePeriodSeconds);
        Optional.ofNullable(request.enableExecuteCommand())
                .ifPresent(changed::enableExecuteCommand);
        Optional.ofNullable(request.enableECSManagedTags())
                .ifPresent(changed::enableECSManagedTags);
        Optional.ofNullable(request.propagateTags()).ifPresent(changed::propagateTags);
        if (request.hasLoadBalancers()) {
            changed.loadBalancers(request.loadBalancers());
        }
        return changed.build();
    }

    /** Whether the tasks of one are as those of the other. */
    private static boolean runsLike(Service one, Service other) {
        return Objects.equals(one.taskDefinition(), other.taskDefinition())
                && Objects.equals(one.platformVersion(), other.platformVersion())
                && Objects.equals(one.networkConfiguration(), other.networkConfiguration())
                && Objects.equals(one.loadBalancers(), other.loadBalancers());
    }

    DeleteServiceResponse delete(DeleteServiceRequest request) {
        Cluster cluster = state.activeCluster(request.cluster());
        Service service = state.activeService(cluster, request.service());
        if (service.desiredCount() > 0 && !Boolean.TRUE.equals(request.force())) {
            throw ecs.invalid("The service cannot be stopped while it is scaled above 0.");
        }
        stopAll(cluster, service);
        // As in AWS, a deleted service can be described for a while, as INACTIVE.
        Service inactive =
                service.toBuilder()
                        .status(EcsState.INACTIVE)
                        .desiredCount(0)
                        .runningCount(0)
                        .deployments(List.of())
                        .build();
        state.services(cluster.clusterName()).put(service.serviceName(), inactive);
        tags.delete(service.serviceArn());
        state.mounts().forget(service.serviceArn());
        deployments.drain(service.serviceArn());
        return DeleteServiceResponse.builder()
                .service(deployments.shown(cluster.clusterName(), inactive))
                .build();
    }

    private void stopAll(Cluster cluster, Service service) {
        for (Task task : state.tasksOf(cluster.clusterName(), service.serviceName())) {
            tasks.stop(cluster.clusterName(), task, Optional.of(service));
        }
    }

    ListServicesResponse list(ListServicesRequest request) {
        Cluster cluster = state.activeCluster(request.cluster());
        List<String> arns =
                state.services(cluster.clusterName()).values().stream()
                        .filter(EcsState::isActive)
                        .map(Service::serviceArn)
                        .toList();
        var page =
                ecs.page(
                        arns,
                        SimulatedEcs.LIST_SERVICES,
                        request.maxResults(),
                        request.nextToken());
        return ListServicesResponse.builder()
                .serviceArns(page.items())
                .nextToken(page.token())
                .build();
    }

    DescribeServicesResponse describe(DescribeServicesRequest request) {
        if (request.services().isEmpty()) {
            throw ecs.invalid("Services cannot be empty.");
        }
        ecs.atMost(10, request.services(), "Services");
        Cluster cluster = state.activeCluster(request.cluster());
        List<Service> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : request.services()) {
            Service service = state.services(cluster.clusterName()).get(EcsState.lastSegment(name));
            if (service == null) {
                failures.add(ecs.missing("service/" + cluster.clusterName() + "/", name));
            } else {
                Service shown = deployments.shown(cluster.clusterName(), service);
                found.add(
                        request.include().contains(ServiceField.TAGS)
                                ? shown.toBuilder().tags(tags.of(service.serviceArn())).build()
                                : shown);
            }
        }
        return DescribeServicesResponse.builder().services(found).failures(failures).build();
    }
}
