package io.stratoscope.cost;

import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.List;
import java.util.Optional;

/** A bucket that keeps all versions and unfinished uploads for ever. */
final class BucketWithoutLifecycleRule implements WasteRule {
    @Override
    public List<Waste> find(CostEstimate cost) {
        Topology topology = cost.topology();
        if (!WasteRule.wasRead(topology, "s3:GetLifecycleConfiguration")) {
            return List.of();
        }
        return topology.resources(ResourceType.BUCKET).stream()
                .filter(bucket ->
                        bucket.description().get("LifecycleConfiguration").isEmpty()
                                && bucket.description().get("BucketRegion").isPresent())
                .map(bucket ->
                        new Waste(
                                "no-lifecycle",
                                bucket,
                                Optional.empty(),
                                "The bucket has no lifecycle rule: old versions and unfinished uploads are paid for, for ever.",
                                List.of("s3:GetLifecycleConfiguration: none"),
                                "Add a rule that ends unfinished uploads and moves or removes old versions."))
                .toList();
    }
}
