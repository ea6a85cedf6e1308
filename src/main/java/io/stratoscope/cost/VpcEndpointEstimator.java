package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;

/** An interface endpoint, by the hour in each zone. Gateway endpoints are free. */
final class VpcEndpointEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.VPC_ENDPOINT;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        if (!resource.description().text("VpcEndpointType").orElse("").equals("Interface")) {
            return;
        }
        int zones = resource.description().list("SubnetIds").size();
        if (zones == 0) {
            draft.unknown("its hours: in how many zones it is");
        } else {
            draft.line("interface endpoint in a zone", BigDecimal.valueOf(zones), "vpc-endpoint");
        }
        draft.byUse("the data that it processes", "vpc-endpoint-data");
    }
}
