package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.Subnet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Network ACLs. Every subnet hangs on exactly one. */
final class Ec2NetworkAcls {

    /** The number of the rule that no one can change: deny the rest. */
    private static final int LAST_RULE = 32767;

    private final SimulatedEc2 ec2;
    private final Ec2Rows<NetworkAcl> acls;
    private final Map<String, String> defaultByVpc = new HashMap<>();
    private final Map<String, String> aclBySubnet = new HashMap<>();
    private final Map<String, String> aclByAssociation = new HashMap<>();

    Ec2NetworkAcls(SimulatedEc2 ec2) {
        this.ec2 = ec2;
        acls =
                new Ec2Rows<>(
                                ec2,
                                new Ec2Rows.Kind(
                                        "acl",
                                        "network-acl",
                                        ResourceType.NETWORK_ACL,
                                        "network-acl-id",
                                        "InvalidNetworkAclID.NotFound"),
                                NetworkAcl::networkAclId,
                                acl -> List.of(acl.vpcId()),
                                new Ec2Rows.Tags<>(
                                        NetworkAcl::tags,
                                        (acl, tags) -> acl.toBuilder().tags(tags).build()))
                        .filter("default", NetworkAcl::isDefault)
                        .filter("owner-id", NetworkAcl::ownerId)
                        .filters(
                                "association.subnet-id",
                                acl ->
                                        acl.associations().stream()
                                                .map(NetworkAclAssociation::subnetId)
                                                .toList())
                        .filters(
                                "association.association-id",
                                acl ->
                                        acl.associations().stream()
                                                .map(NetworkAclAssociation::networkAclAssociationId)
                                                .toList());
    }

    Ec2Rows<NetworkAcl> acls() {
        return acls;
    }

    void createDefault(String vpcId) {
        String id = acls.newId();
        defaultByVpc.put(vpcId, id);
        acls.create(
                NetworkAcl.builder()
                        .networkAclId(id)
                        .vpcId(vpcId)
                        .ownerId(ec2.account().accountId())
                        .isDefault(true)
                        .entries(
                                entry(100, true, RuleAction.ALLOW),
                                entry(LAST_RULE, true, RuleAction.DENY),
                                entry(100, false, RuleAction.ALLOW),
                                entry(LAST_RULE, false, RuleAction.DENY))
                        .associations(List.of())
                        .build(),
                List.of());
    }

    private static NetworkAclEntry entry(int number, boolean egress, RuleAction action) {
        return NetworkAclEntry.builder()
                .ruleNumber(number)
                .egress(egress)
                .ruleAction(action)
                .protocol("-1")
                .cidrBlock("0.0.0.0/0")
                .build();
    }

    NetworkAcl create(CreateNetworkAclRequest request) {
        ec2.vpcs().vpcs().get(request.vpcId());
        return acls.create(
                NetworkAcl.builder()
                        .networkAclId(acls.newId())
                        .vpcId(request.vpcId())
                        .ownerId(ec2.account().accountId())
                        .isDefault(false)
                        .entries(
                                entry(LAST_RULE, true, RuleAction.DENY),
                                entry(LAST_RULE, false, RuleAction.DENY))
                        .associations(List.of())
                        .build(),
                request.tagSpecifications());
    }

    void createEntry(CreateNetworkAclEntryRequest request) {
        NetworkAcl acl = acls.get(request.networkAclId());
        if (acl.entries().stream()
                .anyMatch(entry -> same(entry, request.ruleNumber(), request.egress()))) {
            throw ec2.error(
                    400,
                    "NetworkAclEntryAlreadyExists",
                    "The network acl entry identified by %s already exists."
                            .formatted(request.ruleNumber()));
        }
        put(
                acl,
                NetworkAclEntry.builder()
                        .ruleNumber(request.ruleNumber())
                        .egress(request.egress())
                        .ruleAction(request.ruleAction())
                        .protocol(request.protocol())
                        .cidrBlock(request.cidrBlock())
                        .ipv6CidrBlock(request.ipv6CidrBlock())
                        .icmpTypeCode(request.icmpTypeCode())
                        .portRange(request.portRange())
                        .build());
    }

    /** Writes a rule anew that is there. */
    void replaceEntry(ReplaceNetworkAclEntryRequest request) {
        NetworkAcl acl = acls.get(request.networkAclId());
        if (acl.entries().stream()
                .noneMatch(entry -> same(entry, request.ruleNumber(), request.egress()))) {
            throw noEntry(request.networkAclId(), request.ruleNumber());
        }
        put(
                acl,
                NetworkAclEntry.builder()
                        .ruleNumber(request.ruleNumber())
                        .egress(request.egress())
                        .ruleAction(request.ruleAction())
                        .protocol(request.protocol())
                        .cidrBlock(request.cidrBlock())
                        .ipv6CidrBlock(request.ipv6CidrBlock())
                        .icmpTypeCode(request.icmpTypeCode())
                        .portRange(request.portRange())
                        .build());
    }

    private void put(NetworkAcl acl, NetworkAclEntry added) {
        if (added.ruleNumber() < 1 || added.ruleNumber() >= LAST_RULE) {
            throw ec2.error(
                    400,
                    "InvalidParameterValue",
                    "Value (%s) for parameter ruleNumber is invalid."
                            .formatted(added.ruleNumber()));
        }
        List<NetworkAclEntry> entries = new ArrayList<>(acl.entries());
        entries.removeIf(entry -> same(entry, added.ruleNumber(), added.egress()));
        entries.add(added);
        entries.sort(
                Comparator.comparing(NetworkAclEntry::egress)
                        .reversed()
                        .thenComparing(NetworkAclEntry::ruleNumber));
        acls.put(acl.toBuilder().entries(entries).build());
    }

    void deleteEntry(String id, Integer number, Boolean egress) {
        NetworkAcl acl = acls.get(id);
        List<NetworkAclEntry> kept =
                acl.entries().stream().filter(entry -> !same(entry, number, egress)).toList();
        if (kept.size() == acl.entries().size()) {
            throw noEntry(id, number);
        }
        acls.put(acl.toBuilder().entries(kept).build());
    }

    private RuntimeException noEntry(String id, Integer number) {
        return ec2.error(
                400,
                "InvalidNetworkAclEntry.NotFound",
                "There is no entry %s in %s".formatted(number, id));
    }

    private static boolean same(NetworkAclEntry entry, Integer number, Boolean egress) {
        return Objects.equals(entry.ruleNumber(), number) && Objects.equals(entry.egress(), egress);
    }

    void associateDefault(Subnet subnet) {
        associate(subnet.subnetId(), Objects.requireNonNull(defaultByVpc.get(subnet.vpcId())));
    }

    private String associate(String subnetId, String aclId) {
        String association = ec2.account().ids().ec2("aclassoc");
        acls.update(
                aclId,
                acl -> {
                    List<NetworkAclAssociation> all = new ArrayList<>(acl.associations());
                    all.add(
                            NetworkAclAssociation.builder()
                                    .networkAclAssociationId(association)
                                    .networkAclId(aclId)
                                    .subnetId(subnetId)
                                    .build());
                    return acl.toBuilder().associations(all).build();
                });
        aclBySubnet.put(subnetId, aclId);
        aclByAssociation.put(association, aclId);
        return association;
    }

    /** Moves a subnet to another ACL; AWS gives the association a new id. */
    String replaceAssociation(String association, String aclId) {
        acls.get(aclId);
        String old = aclByAssociation.get(association);
        if (old == null) {
            throw ec2.error(
                    400,
                    "InvalidAssociationID.NotFound",
                    "The association ID '%s' does not exist".formatted(association));
        }
        String subnetId =
                acls.get(old).associations().stream()
                        .filter(one -> association.equals(one.networkAclAssociationId()))
                        .map(NetworkAclAssociation::subnetId)
                        .findFirst()
                        .orElseThrow();
        dissociate(subnetId);
        return associate(subnetId, aclId);
    }

    void dissociate(String subnetId) {
        String aclId = aclBySubnet.remove(subnetId);
        if (aclId == null) {
            return;
        }
        acls.update(
                aclId,
                acl -> {
                    List<NetworkAclAssociation> kept = new ArrayList<>(acl.associations());
                    kept.stream()
                            .filter(one -> subnetId.equals(one.subnetId()))
                            .forEach(one -> aclByAssociation.remove(one.networkAclAssociationId()));
                    kept.removeIf(one -> subnetId.equals(one.subnetId()));
                    return acl.toBuilder().associations(kept).build();
                });
    }

    void delete(String id) {
        NetworkAcl acl = acls.get(id);
        if (Boolean.TRUE.equals(acl.isDefault()) || !acl.associations().isEmpty()) {
            throw ec2.error(
                    400,
                    "DependencyViolation",
                    "The networkAcl '%s' has dependencies and cannot be deleted.".formatted(id));
        }
        acls.delete(id);
    }
}
