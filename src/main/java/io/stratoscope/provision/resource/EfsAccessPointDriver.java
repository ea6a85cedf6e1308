package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Existing.State;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.AccessPointNotFoundException;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.Tag;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A way into a file system with a fixed user and a fixed root. Nothing of it can be changed, but for its tags. */
final class EfsAccessPointDriver implements Driver {

    private static final Set<String> PROPERTIES =
            Set.of("FileSystemId", "PosixUser", "RootDirectory");

    @Override
    public String type() {
        return "AWS::EFS::AccessPoint";
    }

    @Override
    public Set<String> createOnly() {
        return PROPERTIES;
    }

    @Override
    public List<Existing> list(Scope scope) {
        return scope
                .client(EfsClient.class)
                .describeAccessPointsPaginator(request -> {})
                .accessPoints()
                .stream()
                .map(this::read)
                .filter(each -> scope.owns(each.tags()))
                .toList();
    }

    private Existing read(AccessPointDescription found) {
        JsonObject attributes =
                JsonValue.object()
                        .put("Arn", found.accessPointArn())
                        .put("AccessPointId", found.accessPointId())
                        .build();
        return Existing.tagged(
                type(),
                found.accessPointId(),
                EfsFileSystemDriver.state(found.lifeCycleState()),
                attributes,
                Members.only(SdkWords.SAME.read(found), PROPERTIES),
                TagMaps.of(found.tags(), Tag::key, Tag::value));
    }

    private Optional<Existing> read(EfsClient efs, String id) {
        try {
            return efs
                    .describeAccessPoints(request -> request.accessPointId(id))
                    .accessPoints()
                    .stream()
                    .map(this::read)
                    .findFirst();
        } catch (AccessPointNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public Existing create(Order order) {
        EfsClient efs = order.client(EfsClient.class);
        Members.check(order.id(), order.properties(), PROPERTIES);
        CreateAccessPointRequest.Builder request =
                CreateAccessPointRequest.builder().clientToken(order.token());
        SdkWords.SAME.fill(request, Members.with(order.properties(), "Tags", order.tagList()));
        String id;
        try {
            id = efs.createAccessPoint(request.build()).accessPointId();
        } catch (AccessPointAlreadyExistsException e) {
            // An attempt before this one; its answer was lost.
            id = e.accessPointId();
        }
        return read(efs, id).orElseThrow();
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        EfsClient efs = order.client(EfsClient.class);
        order.waiting()
                .until(
                        "the access point " + existing.ref() + " is available",
                        () ->
                                read(efs, existing.ref())
                                        .filter(found -> found.state() != State.PENDING)
                                        .isPresent());
        return read(efs, existing.ref()).orElse(existing);
    }

    @Override
    public void update(Existing existing, Order order) {
        EfsFileSystemDriver.tag(order.client(EfsClient.class), existing.ref(), order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        EfsClient efs = removal.client(EfsClient.class);
        String id = existing.ref();
        try {
            if (read(efs, id).filter(found -> found.state() != State.DELETING).isPresent()) {
                efs.deleteAccessPoint(request -> request.accessPointId(id));
            }
        } catch (AccessPointNotFoundException _) {
            // Gone already.
        }
        removal.waiting()
                .until("the access point " + id + " is gone", () -> read(efs, id).isEmpty());
    }
}
