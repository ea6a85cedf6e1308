package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** That a subnet uses a route table. It moves from one to another at one go: in between it would use the main one. */
final class Ec2RouteAssociationDriver implements Driver {

    private static final String TABLE = "RouteTableId";
    private static final String SUBNET = "SubnetId";

    @Override
    public String type() {
        return "AWS::EC2::SubnetRouteTableAssociation";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(TABLE, SUBNET);
    }

    /** A subnet has one. */
    @Override
    public String key(JsonObject properties) {
        return properties.text(SUBNET).orElse("");
    }

    @Override
    public List<Existing> list(Scope scope) {
        List<String> tables =
                scope.existing("AWS::EC2::RouteTable").stream().map(Existing::ref).toList();
        if (tables.isEmpty()) {
            return List.of();
        }
        return scope
                .client(Ec2Client.class)
                .describeRouteTablesPaginator(request -> request.routeTableIds(tables))
                .routeTables()
                .stream()
                .flatMap(table -> table.associations().stream())
                .filter(association -> association.subnetId() != null)
                .map(association ->
                        existing(
                                association.routeTableAssociationId(),
                                association.routeTableId(),
                                association.subnetId()))
                .toList();
    }

    private Existing existing(String id, String table, String subnet) {
        return Existing.part(
                type(),
                id,
                subnet,
                JsonValue.object().put("Id", id).build(),
                JsonValue.object().put(TABLE, table).put(SUBNET, subnet).build());
    }

    /** Lets the subnet use the table, whether it uses another by now or not. */
    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, Set.of(TABLE, SUBNET));
        Ec2Client ec2 = order.client(Ec2Client.class);
        String table = order.text(TABLE);
        String subnet = order.text(SUBNET);
        String id =
                current(ec2, subnet)
                        .map(association ->
                                association.routeTableId().equals(table)
                                        ? association.routeTableAssociationId()
                                        : moved(ec2, association, table))
                        .orElseGet(() ->
                                ec2.associateRouteTable(request ->
                                                request.routeTableId(table).subnetId(subnet))
                                        .associationId());
        return existing(id, table, subnet);
    }

    private static Optional<RouteTableAssociation> current(Ec2Client ec2, String subnet) {
        return ec2
                .describeRouteTablesPaginator(request ->
                        request.filters(Ec2Calls.filter("association.subnet-id", subnet)))
                .routeTables()
                .stream()
                .flatMap(table -> table.associations().stream())
                .filter(association -> subnet.equals(association.subnetId()))
                .findFirst();
    }

    private static String moved(Ec2Client ec2, RouteTableAssociation from, String table) {
        return ec2.replaceRouteTableAssociation(request ->
                        request.associationId(from.routeTableAssociationId()).routeTableId(table))
                .newAssociationId();
    }

    @Override
    public void update(Existing existing, Order order) {
        create(order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        Ec2Calls.unlessGone(() ->
                removal.client(Ec2Client.class)
                        .disassociateRouteTable(request -> request.associationId(existing.ref())));
    }
}
