package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

/** A volume of general purpose, by its size. */
final class VolumeEstimator implements Estimator {
    static final ResourceType TYPE = new ResourceType("AWS::EC2::Volume");

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        String kind = resource.description().text("VolumeType").orElse("");
        resource.description()
                .number("Size")
                .ifPresentOrElse(
                        size -> draft.line(kind + " volume", size, "ebs-" + kind),
                        () -> draft.unknown("how large it is"));
        if (kind.equals("gp3")) {
            draft.assume(
                    "it has no more than the 3,000 operations and 125 MiB a second that are free");
        }
    }
}
