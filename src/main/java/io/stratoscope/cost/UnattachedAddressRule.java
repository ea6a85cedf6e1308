package io.stratoscope.cost;

import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;

/** A public address that nothing uses. */
final class UnattachedAddressRule implements WasteRule {
    @Override
    public List<Waste> find(CostEstimate cost) {
        return cost.topology().resources(ResourceType.ELASTIC_IP).stream()
                .filter(address -> !isAttached(address, cost.topology()))
                .map(address ->
                        new Waste(
                                "unattached-address",
                                address,
                                WasteRule.monthly(cost, address.arn()),
                                "The address is paid for, and nothing uses it.",
                                List.of(
                                        WasteRule.says(
                                                address,
                                                "no AssociationId, no NetworkInterfaceId")),
                                "Release it, unless somebody has it in an allow list."))
                .toList();
    }

    private static boolean isAttached(Resource address, Topology topology) {
        return address.description().text("AssociationId").isPresent()
                || address.description().text("NetworkInterfaceId").isPresent()
                || topology.targets(address.arn(), RelationKind.ATTACHED_TO).findAny().isPresent();
    }
}
