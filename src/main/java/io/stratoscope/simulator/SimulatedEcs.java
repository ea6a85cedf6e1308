package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterContainsServicesException;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;
import software.amazon.awssdk.services.ecs.model.TaskField;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Amazon ECS on Fargate: clusters, task definitions, services and the tasks that these keep running. */
final class SimulatedEcs extends SimulatedService implements EcsClient {

    private static final Paging.Limits LIST =
            new Paging.Limits(100, 1, 100, "InvalidParameterException");
    private static final Paging.Limits LIST_SERVICES =
            new Paging.Limits(10, 1, 100, "InvalidParameterException");

    private final EcsState state = new EcsState();
    private final EcsTasks tasks;

    SimulatedEcs(AccountState account, String region) {
        super(account, region, "ecs", EcsException::builder);
        tasks = new EcsTasks(account, region, state);
    }

    @Override
    public CreateClusterResponse createCluster(CreateClusterRequest request) {
        return call(
                "CreateCluster",
                () -> {
                    String name = request.clusterName() == null ? "default" : request.clusterName();
                    Cluster cluster =
                            Cluster.builder()
                                    .clusterArn(arn("cluster/" + name))
                                    .clusterName(name)
                                    .status(EcsState.ACTIVE)
                                    .settings(request.settings())
                                    .capacityProviders(request.capacityProviders())
                                    .defaultCapacityProviderStrategy(
                                            request.defaultCapacityProviderStrategy())
                                    .build();
                    state.put(cluster);
                    registerTags(cluster.clusterArn(), tags(request.tags()));
                    return CreateClusterResponse.builder().cluster(counted(cluster)).build();
                });
    }

    @Override
    public DeleteClusterResponse deleteCluster(DeleteClusterRequest request) {
        return call(
                "DeleteCluster",
                () -> {
                    Cluster cluster = activeCluster(request.cluster());
                    if (state.services(cluster.clusterName()).values().stream()
                            .anyMatch(this::isActive)) {
                        throw error(
                                ClusterContainsServicesException.builder(),
                                400,
                                "ClusterContainsServicesException",
                                "The Cluster cannot be deleted while Services are active.");
                    }
                    Cluster deleted = cluster.toBuilder().status(EcsState.INACTIVE).build();
                    state.put(deleted);
                    account().tags().delete(cluster.clusterArn());
                    return DeleteClusterResponse.builder().cluster(deleted).build();
                });
    }

    @Override
    public ListClustersResponse listClusters(ListClustersRequest request) {
        return call(
                "ListClusters",
                () -> {
                    List<String> arns =
                            state.clusters().stream()
                                    .filter(cluster -> EcsState.ACTIVE.equals(cluster.status()))
                                    .map(Cluster::clusterArn)
                                    .toList();
                    var page = page(arns, LIST, request.maxResults(), request.nextToken());
                    return ListClustersResponse.builder()
                            .clusterArns(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
        return call(
                "DescribeClusters",
                () -> {
                    List<String> wanted =
                            request.clusters().isEmpty() ? List.of("default") : request.clusters();
                    atMost(100, wanted, "Clusters");
                    List<Cluster> found = new ArrayList<>();
                    List<Failure> failures = new ArrayList<>();
                    for (String name : wanted) {
                        state.cluster(name)
                                .ifPresentOrElse(
                                        cluster -> found.add(shown(cluster, request)),
                                        () -> failures.add(missing("cluster/", name)));
                    }
                    return DescribeClustersResponse.builder()
                            .clusters(found)
                            .failures(failures)
                            .build();
                });
    }

    private Cluster shown(Cluster cluster, DescribeClustersRequest request) {
        Cluster.Builder shown = counted(cluster).toBuilder();
        if (request.include().contains(ClusterField.TAGS)) {
            shown.tags(tagsOf(cluster.clusterArn()));
        }
        if (!request.include().contains(ClusterField.SETTINGS)) {
            shown.settings(List.of());
        }
        return shown.build();
    }

    private Cluster counted(Cluster cluster) {
        String name = cluster.clusterName();
        return cluster.toBuilder()
                .registeredContainerInstancesCount(0)
                .pendingTasksCount(0)
                .runningTasksCount(state.tasks(name).size())
                .activeServicesCount(
                        (int) state.services(name).values().stream().filter(this::isActive).count())
                .build();
    }

    @Override
    public RegisterTaskDefinitionResponse registerTaskDefinition(
            RegisterTaskDefinitionRequest request) {
        return call(
                "RegisterTaskDefinition",
                () -> {
                    if (request.family() == null || request.containerDefinitions().isEmpty()) {
                        throw clientException("Container list cannot be empty.");
                    }
                    List<TaskDefinition> revisions = state.revisions(request.family());
                    int revision = revisions.size() + 1;
                    TaskDefinition definition =
                            TaskDefinition.builder()
                                    .taskDefinitionArn(
                                            arn(
                                                    "task-definition/"
                                                            + request.family()
                                                            + ":"
                                                            + revision))
                                    .family(request.family())
                                    .revision(revision)
                                    .status(TaskDefinitionStatus.ACTIVE)
                                    .containerDefinitions(request.containerDefinitions())
                                    .volumes(request.volumes())
                                    .networkMode(request.networkMode())
                                    .cpu(request.cpu())
                                    .memory(request.memory())
                                    .executionRoleArn(request.executionRoleArn())
                                    .taskRoleArn(request.taskRoleArn())
                                    .requiresCompatibilities(request.requiresCompatibilities())
                                    .compatibilities(request.requiresCompatibilities())
                                    .runtimePlatform(request.runtimePlatform())
                                    .ephemeralStorage(request.ephemeralStorage())
                                    .registeredAt(account().now())
                                    .registeredBy(
                                            "arn:aws:iam::"
                                                    + account().accountId()
                                                    + ":user/terraform")
                                    .build();
                    revisions.add(definition);
                    registerTags(definition.taskDefinitionArn(), tags(request.tags()));
                    return RegisterTaskDefinitionResponse.builder()
                            .taskDefinition(definition)
                            .tags(request.tags())
                            .build();
                });
    }

    @Override
    public DeregisterTaskDefinitionResponse deregisterTaskDefinition(
            DeregisterTaskDefinitionRequest request) {
        return call(
                "DeregisterTaskDefinition",
                () -> {
                    TaskDefinition definition = taskDefinition(request.taskDefinition());
                    TaskDefinition inactive =
                            definition.toBuilder()
                                    .status(TaskDefinitionStatus.INACTIVE)
                                    .deregisteredAt(account().now())
                                    .build();
                    state.revisions(definition.family()).set(definition.revision() - 1, inactive);
                    return DeregisterTaskDefinitionResponse.builder()
                            .taskDefinition(inactive)
                            .build();
                });
    }

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(
            DescribeTaskDefinitionRequest request) {
        return call(
                "DescribeTaskDefinition",
                () -> {
                    TaskDefinition definition = taskDefinition(request.taskDefinition());
                    var response =
                            DescribeTaskDefinitionResponse.builder().taskDefinition(definition);
                    if (request.include().contains(TaskDefinitionField.TAGS)) {
                        response.tags(tagsOf(definition.taskDefinitionArn()));
                    }
                    return response.build();
                });
    }

    @Override
    public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
        return call(
                "ListTaskDefinitions",
                () -> {
                    TaskDefinitionStatus status =
                            request.status() == null
                                    ? TaskDefinitionStatus.ACTIVE
                                    : request.status();
                    List<String> arns =
                            state.taskDefinitions().stream()
                                    .filter(definition -> definition.status() == status)
                                    .filter(definition ->
                                            request.familyPrefix() == null
                                                    || definition
                                                            .family()
                                                            .startsWith(request.familyPrefix()))
                                    .map(TaskDefinition::taskDefinitionArn)
                                    .toList();
                    var page = page(arns, LIST, request.maxResults(), request.nextToken());
                    return ListTaskDefinitionsResponse.builder()
                            .taskDefinitionArns(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public CreateServiceResponse createService(CreateServiceRequest request) {
        return call(
                "CreateService",
                () -> {
                    Cluster cluster = activeCluster(request.cluster());
                    TaskDefinition definition = taskDefinition(request.taskDefinition());
                    Map<String, Service> services = state.services(cluster.clusterName());
                    Service former = services.get(request.serviceName());
                    if (former != null && isActive(former)) {
                        throw invalid("Creation of service was not idempotent.");
                    }
                    if (request.networkConfiguration() == null) {
                        throw invalid(
                                "Network Configuration must be provided when networkMode 'awsvpc' is"
                                        + " specified.");
                    }
                    Service service = service(request, cluster, definition);
                    registerTags(service.serviceArn(), tags(request.tags()));
                    services.put(service.serviceName(), service);
                    return CreateServiceResponse.builder()
                            .service(settled(cluster.clusterName(), service, definition))
                            .build();
                });
    }

    private Service service(
            CreateServiceRequest request, Cluster cluster, TaskDefinition definition) {
        return Service.builder()
                .serviceArn(arn("service/" + cluster.clusterName() + "/" + request.serviceName()))
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
                .createdAt(account().now())
                .createdBy("arn:aws:iam::" + account().accountId() + ":user/terraform")
                .build();
    }

    private Service settled(String cluster, Service service, TaskDefinition definition) {
        int running = tasks.settle(cluster, service, definition);
        Service settled =
                service.toBuilder()
                        .runningCount(running)
                        .deployments(deployment(service, running))
                        .build();
        state.services(cluster).put(service.serviceName(), settled);
        return settled;
    }

    private Deployment deployment(Service service, int running) {
        return Deployment.builder()
                .id("ecs-svc/" + (account().ids().next("ecs-deployment") + 1_000_000_000_000L))
                .status("PRIMARY")
                .taskDefinition(service.taskDefinition())
                .desiredCount(service.desiredCount())
                .runningCount(running)
                .pendingCount(0)
                .failedTasks(0)
                .launchType(service.launchType())
                .platformVersion(service.platformVersion())
                .createdAt(account().now())
                .updatedAt(account().now())
                .rolloutState(DeploymentRolloutState.COMPLETED)
                .build();
    }

    @Override
    public UpdateServiceResponse updateService(UpdateServiceRequest request) {
        return call(
                "UpdateService",
                () -> {
                    Cluster cluster = activeCluster(request.cluster());
                    Service service = activeService(cluster, request.service());
                    Service.Builder changed = service.toBuilder();
                    if (request.desiredCount() != null) {
                        changed.desiredCount(request.desiredCount());
                    }
                    TaskDefinition definition =
                            taskDefinition(
                                    request.taskDefinition() == null
                                            ? service.taskDefinition()
                                            : request.taskDefinition());
                    if (!definition.taskDefinitionArn().equals(service.taskDefinition())) {
                        stopAll(cluster, service);
                    }
                    changed.taskDefinition(definition.taskDefinitionArn());
                    return UpdateServiceResponse.builder()
                            .service(settled(cluster.clusterName(), changed.build(), definition))
                            .build();
                });
    }

    @Override
    public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
        return call(
                "DeleteService",
                () -> {
                    Cluster cluster = activeCluster(request.cluster());
                    Service service = activeService(cluster, request.service());
                    if (service.desiredCount() > 0 && !Boolean.TRUE.equals(request.force())) {
                        throw invalid("The service cannot be stopped while it is scaled above 0.");
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
                    account().tags().delete(service.serviceArn());
                    return DeleteServiceResponse.builder().service(inactive).build();
                });
    }

    private void stopAll(Cluster cluster, Service service) {
        for (Task task : state.tasksOf(cluster.clusterName(), service.serviceName())) {
            tasks.stop(cluster.clusterName(), task, Optional.of(service));
        }
    }

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
        return call(
                "ListServices",
                () -> {
                    Cluster cluster = activeCluster(request.cluster());
                    List<String> arns =
                            state.services(cluster.clusterName()).values().stream()
                                    .filter(this::isActive)
                                    .map(Service::serviceArn)
                                    .toList();
                    var page = page(arns, LIST_SERVICES, request.maxResults(), request.nextToken());
                    return ListServicesResponse.builder()
                            .serviceArns(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        return call(
                "DescribeServices",
                () -> {
                    if (request.services().isEmpty()) {
                        throw invalid("Services cannot be empty.");
                    }
                    atMost(10, request.services(), "Services");
                    Cluster cluster = activeCluster(request.cluster());
                    List<Service> found = new ArrayList<>();
                    List<Failure> failures = new ArrayList<>();
                    for (String name : request.services()) {
                        Service service =
                                state.services(cluster.clusterName())
                                        .get(EcsState.lastSegment(name));
                        if (service == null) {
                            failures.add(missing("service/" + cluster.clusterName() + "/", name));
                        } else if (request.include().contains(ServiceField.TAGS)) {
                            found.add(
                                    service.toBuilder().tags(tagsOf(service.serviceArn())).build());
                        } else {
                            found.add(service);
                        }
                    }
                    return DescribeServicesResponse.builder()
                            .services(found)
                            .failures(failures)
                            .build();
                });
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        return call(
                "ListTasks",
                () -> {
                    Cluster cluster = activeCluster(request.cluster());
                    String name = cluster.clusterName();
                    if (request.serviceName() != null) {
                        activeService(cluster, request.serviceName());
                    }
                    List<String> arns =
                            state.tasks(name).values().stream()
                                    .filter(task -> matches(task, request))
                                    .map(Task::taskArn)
                                    .toList();
                    var page = page(arns, LIST, request.maxResults(), request.nextToken());
                    return ListTasksResponse.builder()
                            .taskArns(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    private boolean matches(Task task, ListTasksRequest request) {
        if (request.serviceName() != null
                && !task.group().equals("service:" + EcsState.lastSegment(request.serviceName()))) {
            return false;
        }
        if (request.family() != null
                && !EcsState.lastSegment(task.taskDefinitionArn())
                        .startsWith(request.family() + ":")) {
            return false;
        }
        return request.desiredStatus() == null
                || request.desiredStatusAsString().equals(task.desiredStatus());
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        return call(
                "DescribeTasks",
                () -> {
                    if (request.tasks().isEmpty()) {
                        throw invalid("Tasks cannot be empty.");
                    }
                    atMost(100, request.tasks(), "Tasks");
                    Cluster cluster = activeCluster(request.cluster());
                    List<Task> found = new ArrayList<>();
                    List<Failure> failures = new ArrayList<>();
                    for (String id : request.tasks()) {
                        Task task =
                                state.tasks(cluster.clusterName()).get(EcsState.lastSegment(id));
                        if (task == null) {
                            failures.add(missing("task/" + cluster.clusterName() + "/", id));
                        } else if (request.include().contains(TaskField.TAGS)) {
                            found.add(task.toBuilder().tags(tagsOf(task.taskArn())).build());
                        } else {
                            found.add(task);
                        }
                    }
                    return DescribeTasksResponse.builder().tasks(found).failures(failures).build();
                });
    }

    @Override
    public StopTaskResponse stopTask(StopTaskRequest request) {
        return call(
                "StopTask",
                () -> {
                    Cluster cluster = activeCluster(request.cluster());
                    String name = cluster.clusterName();
                    Task task = state.tasks(name).get(EcsState.lastSegment(request.task()));
                    if (task == null) {
                        throw invalid("The referenced task was not found.");
                    }
                    Service owner =
                            state.services(name).get(task.group().substring("service:".length()));
                    tasks.stop(name, task, Optional.ofNullable(owner));
                    if (owner != null) {
                        settled(name, owner, taskDefinition(owner.taskDefinition()));
                    }
                    return StopTaskResponse.builder()
                            .task(task.toBuilder().desiredStatus("STOPPED").build())
                            .build();
                });
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                () ->
                        ListTagsForResourceResponse.builder()
                                .tags(tagsOf(request.resourceArn()))
                                .build());
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                () -> {
                    account().tags().tag(request.resourceArn(), tags(request.tags()));
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                () -> {
                    account().tags().untag(request.resourceArn(), request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    private Cluster activeCluster(@Nullable String nameOrArn) {
        return state.cluster(nameOrArn == null ? "default" : nameOrArn)
                .filter(cluster -> EcsState.ACTIVE.equals(cluster.status()))
                .orElseThrow(() ->
                        error(
                                ClusterNotFoundException.builder(),
                                400,
                                "ClusterNotFoundException",
                                "Cluster not found."));
    }

    private Service activeService(Cluster cluster, String nameOrArn) {
        return Optional.ofNullable(
                        state.services(cluster.clusterName()).get(EcsState.lastSegment(nameOrArn)))
                .filter(this::isActive)
                .orElseThrow(() ->
                        error(
                                ServiceNotFoundException.builder(),
                                400,
                                "ServiceNotFoundException",
                                "Service not found."));
    }

    private TaskDefinition taskDefinition(String reference) {
        return state.taskDefinition(reference)
                .orElseThrow(() -> clientException("Unable to describe task definition."));
    }

    private boolean isActive(Service service) {
        return EcsState.ACTIVE.equals(service.status());
    }

    private Failure missing(String kind, String nameOrArn) {
        String arn =
                nameOrArn.startsWith("arn:")
                        ? nameOrArn
                        : arn(kind + EcsState.lastSegment(nameOrArn));
        return Failure.builder().arn(arn).reason("MISSING").build();
    }

    private void atMost(int most, List<String> asked, String what) {
        if (asked.size() > most) {
            throw invalid(what + " cannot have more than " + most + " elements.");
        }
    }

    private RuntimeException invalid(String message) {
        return error(
                InvalidParameterException.builder(), 400, "InvalidParameterException", message);
    }

    private RuntimeException clientException(String message) {
        return error(
                software.amazon.awssdk.services.ecs.model.ClientException.builder(),
                400,
                "ClientException",
                message);
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }

    private List<Tag> tagsOf(String arn) {
        return TagLists.list(
                account().tags().tags(arn),
                (key, value) -> Tag.builder().key(key).value(value).build());
    }
}
