package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * That a network ACL stands before a subnet. One always does: the VPC's own where no other is wanted. So this is never made but
 * moved, and removing it gives the subnet back to the VPC's.
 */
final class Ec2AclAssociationDriver implements Driver {

    private static final String ACL = "NetworkAclId";
    private static final String SUBNET = "SubnetId";

    @Override
    public String type() {
        return "AWS::EC2::SubnetNetworkAclAssociation";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(ACL, SUBNET);
    }

    /** A subnet has one. */
    @Override
    public String key(JsonObject properties) {
        return properties.text(SUBNET).orElse("");
    }

    @Override
    public List<Existing> list(Scope scope) {
        List<String> acls =
                scope.existing("AWS::EC2::NetworkAcl").stream().map(Existing::ref).toList();
        if (acls.isEmpty()) {
            return List.of();
        }
        return scope
                .client(Ec2Client.class)
                .describeNetworkAclsPaginator(request -> request.networkAclIds(acls))
                .networkAcls()
                .stream()
                .flatMap(acl -> acl.associations().stream())
                .map(association ->
                        existing(
                                association.networkAclAssociationId(),
                                association.networkAclId(),
                                association.subnetId()))
                .toList();
    }

    private Existing existing(String id, String acl, String subnet) {
        return Existing.part(
                type(),
                id,
                subnet,
                JsonValue.object().put("AssociationId", id).build(),
                JsonValue.object().put(ACL, acl).put(SUBNET, subnet).build());
    }

    @Override
    public Existing create(Order order) {
        Ec2Calls.check(order, Set.of(ACL, SUBNET));
        Ec2Client ec2 = order.client(Ec2Client.class);
        String acl = order.text(ACL);
        String subnet = order.text(SUBNET);
        List<NetworkAclAssociation> found = new ArrayList<>();
        order.waiting()
                .until(
                        "a network ACL stands before " + subnet,
                        () -> found.addAll(associations(ec2, "association.subnet-id", subnet)));
        NetworkAclAssociation now =
                found.stream()
                        .filter(each -> subnet.equals(each.subnetId()))
                        .findFirst()
                        .orElseThrow();
        String id = now.networkAclAssociationId();
        return existing(acl.equals(now.networkAclId()) ? id : move(ec2, id, acl), acl, subnet);
    }

    private static List<NetworkAclAssociation> associations(
            Ec2Client ec2, String filter, String value) {
        return ec2
                .describeNetworkAclsPaginator(
                        request -> request.filters(Ec2Calls.filter(filter, value)))
                .networkAcls()
                .stream()
                .flatMap(acl -> acl.associations().stream())
                .toList();
    }

    private static String move(Ec2Client ec2, String id, String acl) {
        return ec2.replaceNetworkAclAssociation(
                        request -> request.associationId(id).networkAclId(acl))
                .newAssociationId();
    }

    @Override
    public void update(Existing existing, Order order) {
        create(order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        Ec2Client ec2 = removal.client(Ec2Client.class);
        ec2
                .describeNetworkAclsPaginator(request ->
                        request.filters(
                                Ec2Calls.filter("association.association-id", existing.ref())))
                .networkAcls()
                .stream()
                .findFirst()
                .ifPresent(acl ->
                        Ec2Calls.unlessGone(
                                () -> move(ec2, existing.ref(), standard(ec2, acl.vpcId()))));
    }

    private static String standard(Ec2Client ec2, String vpc) {
        return ec2
                .describeNetworkAclsPaginator(request ->
                        request.filters(
                                Ec2Calls.filter("vpc-id", vpc), Ec2Calls.filter("default", "true")))
                .networkAcls()
                .stream()
                .findFirst()
                .orElseThrow()
                .networkAclId();
    }
}
