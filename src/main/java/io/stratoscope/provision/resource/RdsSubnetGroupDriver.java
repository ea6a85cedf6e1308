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

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.ModifyDbSubnetGroupRequest;
import software.amazon.awssdk.services.rds.model.Subnet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The subnets that a database may be in. */
final class RdsSubnetGroupDriver implements Driver {

    private static final String NAME = "DBSubnetGroupName";
    private static final String DESCRIPTION = "DBSubnetGroupDescription";
    private static final String SUBNETS = "SubnetIds";

    @Override
    public String type() {
        return "AWS::RDS::DBSubnetGroup";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(NAME);
    }

    @Override
    public List<Existing> list(Scope scope) {
        RdsClient rds = scope.client(RdsClient.class);
        return rds.describeDBSubnetGroupsPaginator(request -> {}).dbSubnetGroups().stream()
                .flatMap(group -> {
                    Map<String, String> tags = RdsCalls.tags(rds, group.dbSubnetGroupArn());
                    return scope.owns(tags) ? Stream.of(read(group, tags)) : Stream.empty();
                })
                .toList();
    }

    private Existing read(DBSubnetGroup group, Map<String, String> tags) {
        JsonObject properties =
                JsonValue.object()
                        .put(NAME, group.dbSubnetGroupName())
                        .put(DESCRIPTION, group.dbSubnetGroupDescription())
                        .put(
                                SUBNETS,
                                group.subnets().stream()
                                        .map(Subnet::subnetIdentifier)
                                        .map(JsonValue::of)
                                        .toList())
                        .build();
        return Existing.tagged(
                type(),
                group.dbSubnetGroupName(),
                State.READY,
                JsonValue.object().put("Arn", group.dbSubnetGroupArn()).build(),
                properties,
                tags);
    }

    @Override
    public Existing create(Order order) {
        CreateDbSubnetGroupRequest.Builder request = CreateDbSubnetGroupRequest.builder();
        SdkWords.SAME.fill(request, Members.with(order.properties(), "Tags", order.tagList()));
        return read(
                order.client(RdsClient.class).createDBSubnetGroup(request.build()).dbSubnetGroup(),
                order.tags());
    }

    @Override
    public void update(Existing existing, Order order) {
        RdsClient rds = order.client(RdsClient.class);
        if (!Members.changed(order.properties(), existing.properties()).members().isEmpty()) {
            rds.modifyDBSubnetGroup(
                    SdkWords.SAME
                            .fill(ModifyDbSubnetGroupRequest.builder(), order.properties())
                            .build());
        }
        RdsCalls.tag(rds, existing, order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        try {
            removal.client(RdsClient.class)
                    .deleteDBSubnetGroup(request -> request.dbSubnetGroupName(existing.ref()));
        } catch (DbSubnetGroupNotFoundException _) {
            // Gone already.
        }
    }
}
