package io.stratoscope.simulator;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.CreateClusterRequest;
import software.amazon.awssdk.services.ecs.model.CreateClusterResponse;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.CreateServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteClusterRequest;
import software.amazon.awssdk.services.ecs.model.DeleteClusterResponse;
import software.amazon.awssdk.services.ecs.model.DeleteServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeleteServiceResponse;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.DeleteTaskDefinitionsResponse;
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
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.PutClusterCapacityProvidersResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UpdateClusterRequest;
import software.amazon.awssdk.services.ecs.model.UpdateClusterResponse;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

import java.util.List;

/** Amazon ECS on Fargate: clusters, task definitions, services and the tasks that these keep running. */
final class SimulatedEcs extends SimulatedService implements EcsClient {

    static final Paging.Limits LIST = new Paging.Limits(100, 1, 100, "InvalidParameterException");
    static final Paging.Limits LIST_SERVICES =
            new Paging.Limits(10, 1, 100, "InvalidParameterException");

    private final ServiceTags<Tag> tags;
    private final EcsState state;
    private final EcsClusters clusters;
    private final EcsTaskDefinitions taskDefinitions;
    private final EcsServices services;
    private final EcsTaskCalls taskCalls;

    SimulatedEcs(AccountState account, String region) {
        super(account, region, "ecs", EcsException::builder);
        tags =
                new ServiceTags<>(
                        account.tags(),
                        Tag::key,
                        Tag::value,
                        (key, value) -> Tag.builder().key(key).value(value).build());
        state = new EcsState(this);
        EcsTasks tasks = new EcsTasks(account, region, state);
        clusters = new EcsClusters(this, tags, state, tasks);
        taskDefinitions = new EcsTaskDefinitions(this, tags, state);
        services = new EcsServices(this, tags, state, tasks);
        taskCalls = new EcsTaskCalls(this, tags, state, tasks, services);
    }

    /** What it holds, for those whose containers write logs. */
    EcsState state() {
        return state;
    }

    @Override
    public CreateClusterResponse createCluster(CreateClusterRequest request) {
        return call("CreateCluster", request, () -> clusters.create(request));
    }

    @Override
    public UpdateClusterResponse updateCluster(UpdateClusterRequest request) {
        return call("UpdateCluster", request, () -> clusters.update(request));
    }

    @Override
    public PutClusterCapacityProvidersResponse putClusterCapacityProviders(
            PutClusterCapacityProvidersRequest request) {
        return call("PutClusterCapacityProviders", request, () -> clusters.putProviders(request));
    }

    @Override
    public DeleteClusterResponse deleteCluster(DeleteClusterRequest request) {
        return call("DeleteCluster", request, () -> clusters.delete(request));
    }

    @Override
    public ListClustersResponse listClusters(ListClustersRequest request) {
        return call("ListClusters", request, () -> clusters.list(request));
    }

    @Override
    public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
        return call("DescribeClusters", request, () -> clusters.describe(request));
    }

    @Override
    public RegisterTaskDefinitionResponse registerTaskDefinition(
            RegisterTaskDefinitionRequest request) {
        return call("RegisterTaskDefinition", request, () -> taskDefinitions.register(request));
    }

    @Override
    public DeregisterTaskDefinitionResponse deregisterTaskDefinition(
            DeregisterTaskDefinitionRequest request) {
        return call("DeregisterTaskDefinition", request, () -> taskDefinitions.deregister(request));
    }

    @Override
    public DeleteTaskDefinitionsResponse deleteTaskDefinitions(
            DeleteTaskDefinitionsRequest request) {
        return call("DeleteTaskDefinitions", request, () -> taskDefinitions.delete(request));
    }

    @Override
    public DescribeTaskDefinitionResponse describeTaskDefinition(
            DescribeTaskDefinitionRequest request) {
        return call("DescribeTaskDefinition", request, () -> taskDefinitions.describe(request));
    }

    @Override
    public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
        return call("ListTaskDefinitions", request, () -> taskDefinitions.list(request));
    }

    @Override
    public ListTaskDefinitionFamiliesResponse listTaskDefinitionFamilies(
            ListTaskDefinitionFamiliesRequest request) {
        return call("ListTaskDefinitionFamilies", request, () -> taskDefinitions.families(request));
    }

    @Override
    public CreateServiceResponse createService(CreateServiceRequest request) {
        return call("CreateService", request, () -> services.create(request));
    }

    @Override
    public UpdateServiceResponse updateService(UpdateServiceRequest request) {
        return call("UpdateService", request, () -> freeing(services.update(request)));
    }

    @Override
    public DeleteServiceResponse deleteService(DeleteServiceRequest request) {
        return call("DeleteService", request, () -> freeing(services.delete(request)));
    }

    @Override
    public ListServicesResponse listServices(ListServicesRequest request) {
        return call("ListServices", request, () -> services.list(request));
    }

    @Override
    public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        return call("DescribeServices", request, () -> services.describe(request));
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest request) {
        return call("ListTasks", request, () -> taskCalls.list(request));
    }

    @Override
    public DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        return call("DescribeTasks", request, () -> taskCalls.describe(request));
    }

    @Override
    public StopTaskResponse stopTask(StopTaskRequest request) {
        return call("StopTask", request, () -> freeing(taskCalls.stop(request)));
    }

    /** After it nothing may use any more what waited for that. */
    private <R> R freeing(R answer) {
        taskDefinitions.letGo();
        return answer;
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () ->
                        ListTagsForResourceResponse.builder()
                                .tags(tags.of(request.resourceArn()))
                                .build());
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                request,
                () -> {
                    tags.add(request.resourceArn(), request.tags());
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                request,
                () -> {
                    tags.remove(request.resourceArn(), request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    /** Whether an active service is found in a namespace of Cloud Map, by its name or ARN. */
    boolean usesNamespace(List<String> nameAndArn) {
        return services.anyIn(nameAndArn);
    }

    /** Whether there is an active service, for what scales it. */
    boolean hasService(String cluster, String service) {
        return services.isActive(cluster, service);
    }

    Failure missing(String kind, String nameOrArn) {
        String arn =
                nameOrArn.startsWith("arn:")
                        ? nameOrArn
                        : arn(kind + EcsState.lastSegment(nameOrArn));
        return Failure.builder().arn(arn).reason("MISSING").build();
    }

    void atMost(int most, List<String> asked, String what) {
        if (asked.size() > most) {
            throw invalid(what + " cannot have more than " + most + " elements.");
        }
    }

    RuntimeException invalid(String message) {
        return error(
                InvalidParameterException.builder(), 400, "InvalidParameterException", message);
    }

    RuntimeException clientException(String message) {
        return error(
                software.amazon.awssdk.services.ecs.model.ClientException.builder(),
                400,
                "ClientException",
                message);
    }
}
