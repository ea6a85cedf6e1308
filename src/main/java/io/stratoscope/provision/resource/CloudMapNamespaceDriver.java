package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;
import io.stratoscope.provision.driver.Waiting;

import software.amazon.awssdk.services.servicediscovery.ServiceDiscoveryClient;
import software.amazon.awssdk.services.servicediscovery.model.CreateHttpNamespaceRequest;
import software.amazon.awssdk.services.servicediscovery.model.DuplicateRequestException;
import software.amazon.awssdk.services.servicediscovery.model.Namespace;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceAlreadyExistsException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceFilter;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceFilterName;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceSummary;
import software.amazon.awssdk.services.servicediscovery.model.NamespaceType;
import software.amazon.awssdk.services.servicediscovery.model.Operation;
import software.amazon.awssdk.services.servicediscovery.model.OperationStatus;
import software.amazon.awssdk.services.servicediscovery.model.OperationTargetType;
import software.amazon.awssdk.services.servicediscovery.model.ResourceNotFoundException;
import software.amazon.awssdk.services.servicediscovery.model.ServiceDiscoveryException;
import software.amazon.awssdk.services.servicediscovery.model.Tag;
import software.amazon.awssdk.services.servicediscovery.model.TagResourceRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A namespace of Cloud Map in which ECS services find one another. What changes it is an operation that takes some seconds. */
final class CloudMapNamespaceDriver implements Driver {

    private static final String NAME = "Name";
    private static final String DESCRIPTION = "Description";

    @Override
    public String type() {
        return "AWS::ServiceDiscovery::HttpNamespace";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME);
    }

    @Override
    public List<Existing> list(Scope scope) {
        ServiceDiscoveryClient map = scope.client(ServiceDiscoveryClient.class);
        NamespaceFilter http =
                NamespaceFilter.builder()
                        .name(NamespaceFilterName.TYPE)
                        .values(NamespaceType.HTTP.toString())
                        .build();
        return map.listNamespacesPaginator(request -> request.filters(http)).stream()
                .flatMap(page -> page.namespaces().stream())
                .flatMap(one -> owned(scope, map, one).stream())
                .toList();
    }

    private Optional<Existing> owned(
            Scope scope, ServiceDiscoveryClient map, NamespaceSummary summary) {
        try {
            Map<String, String> tags =
                    TagMaps.of(
                            map.listTagsForResource(request -> request.resourceARN(summary.arn()))
                                    .tags(),
                            Tag::key,
                            Tag::value);
            return scope.owns(tags) ? Optional.of(read(map, summary.id(), tags)) : Optional.empty();
        } catch (NamespaceNotFoundException _) {
            // It went since it was listed.
            return Optional.empty();
        } catch (ResourceNotFoundException _) {
            // The same, as the tags' operations say it.
            return Optional.empty();
        }
    }

    private Existing read(ServiceDiscoveryClient map, String id, Map<String, String> tags) {
        Namespace namespace = map.getNamespace(request -> request.id(id)).namespace();
        return Existing.tagged(
                type(),
                id,
                State.READY,
                JsonValue.object().put("Id", id).put("Arn", namespace.arn()).build(),
                Properties.only(SdkWords.SAME.read(namespace), NAME, DESCRIPTION),
                tags);
    }

    @Override
    public Existing create(Order order) {
        ServiceDiscoveryClient map = order.client(ServiceDiscoveryClient.class);
        CreateHttpNamespaceRequest.Builder request =
                SdkWords.SAME
                        .fill(CreateHttpNamespaceRequest.builder(), order.properties())
                        .creatorRequestId(order.token());
        String id;
        try {
            String operation =
                    map.createHttpNamespace(Properties.tagged(request, order).build())
                            .operationId();
            id = made(map, operation, order);
        } catch (DuplicateRequestException e) {
            // An earlier attempt is at it.
            id = made(map, e.duplicateOperationId(), order);
        } catch (NamespaceAlreadyExistsException e) {
            id = ours(map, e, order);
        }
        return read(map, id, order.tags());
    }

    private static String made(ServiceDiscoveryClient map, String operation, Order order) {
        return Optional.ofNullable(
                        finish(map, operation, order.waiting())
                                .targets()
                                .get(OperationTargetType.NAMESPACE))
                .orElseThrow();
    }

    /** What is being made is in no list yet: somebody who was cut off may have begun it. */
    private static String ours(
            ServiceDiscoveryClient map, NamespaceAlreadyExistsException taken, Order order) {
        Namespace there = map.getNamespace(request -> request.id(taken.namespaceId())).namespace();
        Map<String, String> tags =
                TagMaps.of(
                        map.listTagsForResource(request -> request.resourceARN(there.arn())).tags(),
                        Tag::key,
                        Tag::value);
        if (!order.stack().equals(tags.get(Scope.STACK_TAG))
                || !order.id().equals(tags.get(Scope.ID_TAG))) {
            throw taken;
        }
        return there.id();
    }

    /**
     * Waits for an operation.
     *
     * @throws ServiceDiscoveryException what it failed with
     */
    private static Operation finish(ServiceDiscoveryClient map, String id, Waiting waiting) {
        waiting.until("the operation " + id + " of Cloud Map is done", () -> isOver(get(map, id)));
        Operation operation = get(map, id);
        if (operation.status() == OperationStatus.FAIL) {
            throw ServiceDiscoveryException.builder()
                    .message(operation.errorCode() + ": " + operation.errorMessage())
                    .build();
        }
        return operation;
    }

    private static Operation get(ServiceDiscoveryClient map, String id) {
        return map.getOperation(request -> request.operationId(id)).operation();
    }

    private static boolean isOver(Operation operation) {
        return operation.status() == OperationStatus.SUCCESS
                || operation.status() == OperationStatus.FAIL;
    }

    @Override
    public void update(Existing existing, Order order) {
        Properties.refuseAllBut(order.properties(), NAME, DESCRIPTION);
        ServiceDiscoveryClient map = order.client(ServiceDiscoveryClient.class);
        if (Properties.differ(existing, order, DESCRIPTION)) {
            String description = order.text(DESCRIPTION);
            String operation =
                    map.updateHttpNamespace(request ->
                                    request.id(existing.ref())
                                            .namespace(change -> change.description(description)))
                            .operationId();
            finish(map, operation, order.waiting());
        }
        if (Properties.tagsDiffer(existing, order)) {
            String arn = existing.attribute("Arn").orElseThrow();
            map.tagResource(
                    Properties.tagged(TagResourceRequest.builder().resourceARN(arn), order)
                            .build());
        }
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        ServiceDiscoveryClient map = removal.client(ServiceDiscoveryClient.class);
        try {
            String operation =
                    map.deleteNamespace(request -> request.id(existing.ref())).operationId();
            finish(map, operation, removal.waiting());
        } catch (NamespaceNotFoundException _) {
            // Gone already.
        }
    }
}
