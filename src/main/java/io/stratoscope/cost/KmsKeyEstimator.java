package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A key of one's own; those that AWS manages, and those that are about to be deleted, are free. */
final class KmsKeyEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.KMS_KEY;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        if (resource.description().text("KeyManager").filter("AWS"::equals).isPresent()
                || resource.description()
                        .text("KeyState")
                        .filter("PendingDeletion"::equals)
                        .isPresent()) {
            return;
        }
        draft.line("key", "kms-key");
        draft.assume(
                "its material was not rotated; each of the first two rotations costs as much as a key");
        draft.unknown("the requests beyond the free 20,000 a month");
    }
}
