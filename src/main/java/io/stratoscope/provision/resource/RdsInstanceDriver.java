package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Endpoint;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An instance of an Aurora cluster. The data are the cluster's, so that an instance leaves no snapshot behind. */
final class RdsInstanceDriver implements Driver {

    private static final String PARAMETERS = "DBParameterGroupName";

    private static final Set<String> PROPERTIES =
            Set.of(
                    "AutoMinorVersionUpgrade",
                    "AvailabilityZone",
                    "DBClusterIdentifier",
                    "DBInstanceClass",
                    "DBInstanceIdentifier",
                    PARAMETERS,
                    "EnablePerformanceInsights",
                    "Engine",
                    "MonitoringInterval",
                    "MonitoringRoleArn",
                    "PromotionTier",
                    "PubliclyAccessible");

    private static final SdkWords TOLD =
            new SdkWords(
                    Map.of("EnablePerformanceInsights", "PerformanceInsightsEnabled"), Set.of());

    @Override
    public String type() {
        return "AWS::RDS::DBInstance";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("AvailabilityZone", "DBClusterIdentifier", "DBInstanceIdentifier", "Engine");
    }

    @Override
    public Set<String> interrupting() {
        return Set.of("DBInstanceClass");
    }

    @Override
    public List<Existing> list(Scope scope) {
        return scope
                .client(RdsClient.class)
                .describeDBInstancesPaginator(request -> {})
                .dbInstances()
                .stream()
                .map(this::read)
                .filter(each -> scope.owns(each.tags()))
                .toList();
    }

    private Existing read(DBInstance found) {
        ObjectBuilder attributes =
                JsonValue.object()
                        .put("Arn", found.dbInstanceArn())
                        .put("DBInstanceArn", found.dbInstanceArn())
                        .put("DbiResourceId", found.dbiResourceId());
        Endpoint endpoint = found.endpoint();
        if (endpoint != null && endpoint.address() != null) {
            attributes
                    .put("Endpoint.Address", endpoint.address())
                    .put("Endpoint.Port", String.valueOf(endpoint.port()));
            if (endpoint.hostedZoneId() != null) {
                attributes.put("Endpoint.HostedZoneId", endpoint.hostedZoneId());
            }
        }
        return Existing.tagged(
                type(),
                found.dbInstanceIdentifier(),
                RdsCalls.state(found.dbInstanceStatus()),
                attributes.build(),
                properties(found),
                RdsCalls.tags(found.tagList()));
    }

    private static JsonObject properties(DBInstance found) {
        JsonObject properties = Members.only(TOLD.read(found), PROPERTIES);
        return found.dbParameterGroups().isEmpty()
                ? properties
                : Members.with(
                        properties,
                        PARAMETERS,
                        JsonValue.of(found.dbParameterGroups().getFirst().dbParameterGroupName()));
    }

    private Optional<Existing> described(RdsClient rds, String name) {
        try {
            return rds
                    .describeDBInstances(request -> request.dbInstanceIdentifier(name))
                    .dbInstances()
                    .stream()
                    .findFirst()
                    .map(this::read);
        } catch (DbInstanceNotFoundException _) {
            return Optional.empty();
        }
    }

    @Override
    public Existing create(Order order) {
        Members.check(order.id(), order.properties(), PROPERTIES);
        CreateDbInstanceRequest.Builder request = CreateDbInstanceRequest.builder();
        SdkWords.SAME.fill(request, Members.with(order.properties(), "Tags", order.tagList()));
        return read(order.client(RdsClient.class).createDBInstance(request.build()).dbInstance());
    }

    @Override
    public Existing settle(Existing existing, Order order) {
        RdsClient rds = order.client(RdsClient.class);
        RdsCalls.wait(
                rds,
                order.waiting(),
                waiter ->
                        waiter.waitUntilDBInstanceAvailable(
                                request -> request.dbInstanceIdentifier(existing.ref())));
        return described(rds, existing.ref()).orElse(existing);
    }

    @Override
    public void update(Existing existing, Order order) {
        RdsClient rds = order.client(RdsClient.class);
        Members.check(order.id(), order.properties(), PROPERTIES);
        // RDS changes only what is available.
        Existing now = settle(existing, order);
        JsonObject changed = Members.changed(order.properties(), now.properties());
        if (!changed.members().isEmpty()) {
            ModifyDbInstanceRequest.Builder request =
                    ModifyDbInstanceRequest.builder()
                            .dbInstanceIdentifier(now.ref())
                            .applyImmediately(true);
            rds.modifyDBInstance(SdkWords.SAME.fill(request, changed).build());
            // RDS takes a while until it says that it is at it.
            JsonObject slow = Members.only(changed, interrupting());
            order.waiting()
                    .until(
                            "the instance " + now.ref() + " is as it is wanted",
                            () ->
                                    described(rds, now.ref())
                                            .map(found -> Members.changed(slow, found.properties()))
                                            .filter(left -> left.members().isEmpty())
                                            .isPresent());
        }
        RdsCalls.tag(rds, now, order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        RdsClient rds = removal.client(RdsClient.class);
        String name = existing.ref();
        Optional<Existing> found = described(rds, name);
        if (found.isEmpty()) {
            return;
        }
        if (found.get().state() != Existing.State.DELETING) {
            rds.deleteDBInstance(
                    request -> request.dbInstanceIdentifier(name).skipFinalSnapshot(true));
        }
        RdsCalls.wait(
                rds,
                removal.waiting(),
                waiter ->
                        waiter.waitUntilDBInstanceDeleted(
                                request -> request.dbInstanceIdentifier(name)));
    }
}
