package io.stratoscope.simulator;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.DeleteNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.DeleteNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.DuplicateRequestException;
import software.amazon.awssdk.services.servicediscovery.model.GetNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetNamespaceResponse;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationRequest;
import software.amazon.awssdk.services.servicediscovery.model.GetOperationResponse;
import software.amazon.awssdk.services.servicediscovery.model.ListNamespacesRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListNamespacesResponse;
import software.amazon.awssdk.services.servicediscovery.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.servicediscovery.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceAlreadyExistsException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceFilter;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceSummary;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceType;
import software.amazon.awssdk.services.servicediscovery.model.Operation;
import software.amazon.awssdk.services.servicediscovery.model.OperationNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;
import software.amazon.awssdk.services.servicediscovery.model.OperationTargetType;
import software.amazon.awssdk.services.servicediscovery.model.OperationType;
import software.amazon.awssdk.services.servicediscovery.model.ResourceInUseException;
import software.amazon.awssdk.services.servicediscovery.model.ResourceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceDiscoveryException;
import software.amazon.awssdk.services.servicediscovery.model.Tag;
import software.amazon.awssdk.services.servicediscovery.model.TagResourceRequest;
import software.amazon.awssdk.services.servicediscovery.model.TagResourceResponse;
import software.amazon.awssdk.services.servicediscovery.model.UntagResourceRequest;
import software.amazon.awssdk.services.servicediscovery.model.UntagResourceResponse;
import software.amazon.awssdk.services.servicediscovery.model.UpdateHttpNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.UpdateHttpNamespaceResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cloud Map: HTTP namespaces, which change by operations that take their time. */
final class SimulatedCloudMap extends SimulatedService implements ServiceDiscoveryClient {

    private static final Paging.Limits PAGES = new Paging.Limits(100, 1, 100, "InvalidInput");

    /** How long an operation takes. */
    private static final Duration USUAL = Duration.ofSeconds(20);

    /** What was asked for, and when it is done. */
    private record Step(Operation operation, Instant done) {}

    private final ServiceTags<Tag> tags;
    private final Rows<Namespace> namespaces =
            Rows.oldestFirst(
                    id -> id.substring(id.lastIndexOf('/') + 1),
                    id ->
                            error(
                                    NamespaceNotFoundException.builder(),
                                    400,
                                    "NamespaceNotFound",
                                    "Namespace " + id + " not found"));

    /** By id: from when on a namespace is there. */
    private final Map<String, Instant> from = new HashMap<>();

    /** By id: from when on it is gone. */
    private final Map<String, Instant> until = new HashMap<>();

    private final Map<String, Step> steps = new HashMap<>();

    SimulatedCloudMap(AccountState account, String region) {
        super(account, region, "servicediscovery", ServiceDiscoveryException::builder);
        tags =
                new ServiceTags<>(
                        account.tags(),
                        Tag::key,
                        Tag::value,
                        (key, value) -> Tag.builder().key(key).value(value).build());
    }

    /** Whether there is a namespace with this name or ARN. */
    boolean has(String nameOrArn) {
        return present().stream()
                .anyMatch(one -> nameOrArn.equals(one.arn()) || nameOrArn.equals(one.name()));
    }

    private List<Namespace> present() {
        return namespaces.all().stream()
                .filter(one -> account().isOver(from.getOrDefault(one.id(), Instant.MIN)))
                .filter(one -> !isGone(one))
                .toList();
    }

    private boolean isGone(Namespace namespace) {
        Instant end = until.get(namespace.id());
        return end != null && account().isOver(end);
    }

    private Namespace namespace(String idOrArn) {
        Namespace found = namespaces.get(idOrArn);
        if (isGone(found)) {
            throw namespaces.missing(idOrArn);
        }
        return found;
    }

    @Override
    public CreateHttpNamespaceResponse createHttpNamespace(CreateHttpNamespaceRequest request) {
        return call(
                "CreateHttpNamespace",
                request,
                () -> {
                    Optional<Namespace> same =
                            namespaces.all().stream()
                                    .filter(one -> !isGone(one))
                                    .filter(one -> one.name().equals(request.name()))
                                    .findFirst();
                    same.ifPresent(one -> refuse(one, request));
                    String id = "ns-" + account().ids().lower("cloud-map-namespace", 16);
                    Namespace made =
                            Namespace.builder()
                                    .id(id)
                                    .arn(arn("namespace/" + id))
                                    .name(request.name())
                                    .description(request.description())
                                    .type(NamespaceType.HTTP)
                                    .properties(properties ->
                                            properties.httpProperties(
                                                    http -> http.httpName(request.name())))
                                    .creatorRequestId(request.creatorRequestId())
                                    .createDate(account().now())
                                    .build();
                    namespaces.put(id, made);
                    tags.register(made.arn(), request.tags());
                    Step step = step(OperationType.CREATE_NAMESPACE, id);
                    from.put(id, step.done());
                    return CreateHttpNamespaceResponse.builder()
                            .operationId(step.operation().id())
                            .build();
                });
    }

    // The same request again is told of the operation that is at it.
    private void refuse(Namespace there, CreateHttpNamespaceRequest request) {
        Optional<Step> underway =
                steps.values().stream()
                        .filter(step -> step.operation().type() == OperationType.CREATE_NAMESPACE)
                        .filter(step ->
                                there.id()
                                        .equals(
                                                step.operation()
                                                        .targets()
                                                        .get(OperationTargetType.NAMESPACE)))
                        .filter(step -> !account().isOver(step.done()))
                        .findFirst();
        if (underway.isPresent()
                && there.creatorRequestId() != null
                && there.creatorRequestId().equals(request.creatorRequestId())) {
            throw error(
                    DuplicateRequestException.builder()
                            .duplicateOperationId(underway.get().operation().id()),
                    400,
                    "DuplicateRequest",
                    "The operation is already in progress");
        }
        throw error(
                NamespaceAlreadyExistsException.builder()
                        .namespaceId(there.id())
                        .creatorRequestId(there.creatorRequestId()),
                400,
                "NamespaceAlreadyExists",
                "Namespace with name " + request.name() + " already exists");
    }

    private Step step(OperationType type, String namespace) {
        Operation operation =
                Operation.builder()
                        .id(account().ids().lower("cloud-map-operation", 32))
                        .type(type)
                        .createDate(account().now())
                        .targets(Map.of(OperationTargetType.NAMESPACE, namespace))
                        .build();
        Step step = new Step(operation, account().doneAt(USUAL));
        steps.put(operation.id(), step);
        return step;
    }

    @Override
    public GetOperationResponse getOperation(GetOperationRequest request) {
        return call(
                "GetOperation",
                request,
                () -> {
                    Step step = steps.get(request.operationId());
                    if (step == null) {
                        throw error(
                                OperationNotFoundException.builder(),
                                400,
                                "OperationNotFound",
                                "Operation not found");
                    }
                    return GetOperationResponse.builder()
                            .operation(
                                    step.operation().toBuilder()
                                            .status(
                                                    account().isOver(step.done())
                                                            ? OperationStatus.SUCCESS
                                                            : OperationStatus.PENDING)
                                            .build())
                            .build();
                });
    }

    @Override
    public GetNamespaceResponse getNamespace(GetNamespaceRequest request) {
        return call(
                "GetNamespace",
                request,
                () -> GetNamespaceResponse.builder().namespace(namespace(request.id())).build());
    }

    @Override
    public ListNamespacesResponse listNamespaces(ListNamespacesRequest request) {
        return call(
                "ListNamespaces",
                request,
                () -> {
                    List<NamespaceSummary> found =
                            present().stream()
                                    .filter(one ->
                                            request.filters().stream()
                                                    .allMatch(filter -> matches(one, filter)))
                                    .map(SimulatedCloudMap::summary)
                                    .toList();
                    var page = page(found, PAGES, request.maxResults(), request.nextToken());
                    return ListNamespacesResponse.builder()
                            .namespaces(page.items())
                            .nextToken(page.token())
                            .build();
                });
    }

    private boolean matches(Namespace namespace, NamespaceFilter filter) {
        return switch (filter.nameAsString()) {
            case "TYPE" -> filter.values().contains(namespace.typeAsString());
            case "NAME", "HTTP_NAME" -> filter.values().contains(namespace.name());
            default ->
                    throw error(
                            400,
                            "InvalidInput",
                            "Filter " + filter.nameAsString() + " is not simulated");
        };
    }

    private static NamespaceSummary summary(Namespace namespace) {
        return NamespaceSummary.builder()
                .id(namespace.id())
                .arn(namespace.arn())
                .name(namespace.name())
                .description(namespace.description())
                .type(namespace.type())
                .properties(namespace.properties())
                .createDate(namespace.createDate())
                .build();
    }

    @Override
    public UpdateHttpNamespaceResponse updateHttpNamespace(UpdateHttpNamespaceRequest request) {
        return call(
                "UpdateHttpNamespace",
                request,
                () -> {
                    Namespace namespace = namespace(request.id());
                    namespaces.put(
                            namespace.id(),
                            namespace.toBuilder()
                                    .description(request.namespace().description())
                                    .build());
                    return UpdateHttpNamespaceResponse.builder()
                            .operationId(
                                    step(OperationType.UPDATE_NAMESPACE, namespace.id())
                                            .operation()
                                            .id())
                            .build();
                });
    }

    @Override
    public DeleteNamespaceResponse deleteNamespace(DeleteNamespaceRequest request) {
        return call(
                "DeleteNamespace",
                request,
                () -> {
                    Namespace namespace = namespace(request.id());
                    if (account()
                            .service(SimulatedEcs.class, EcsClient.class, region())
                            .usesNamespace(List.of(namespace.name(), namespace.arn()))) {
                        throw error(
                                ResourceInUseException.builder(),
                                400,
                                "ResourceInUse",
                                "Namespace has associated services");
                    }
                    Step step = step(OperationType.DELETE_NAMESPACE, namespace.id());
                    until.put(namespace.id(), step.done());
                    tags.delete(namespace.arn());
                    return DeleteNamespaceResponse.builder()
                            .operationId(step.operation().id())
                            .build();
                });
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () -> {
                    exists(request.resourceARN());
                    return ListTagsForResourceResponse.builder()
                            .tags(tags.of(request.resourceARN()))
                            .build();
                });
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                request,
                () -> {
                    exists(request.resourceARN());
                    tags.add(request.resourceARN(), request.tags());
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                request,
                () -> {
                    exists(request.resourceARN());
                    tags.remove(request.resourceARN(), request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    private void exists(String arn) {
        if (!namespaces.has(arn) || isGone(namespaces.get(arn))) {
            throw error(
                    ResourceNotFoundException.builder(),
                    400,
                    "ResourceNotFoundException",
                    "Resource " + arn + " not found");
        }
    }
}
