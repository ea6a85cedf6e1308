package io.stratoscope.cost;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;

/** An application load balancer by the hour, and its public addresses. What it carries is not in a snapshot. */
final class LoadBalancerEstimator implements Estimator {
    @Override
    public ResourceType type() {
        return ResourceType.LOAD_BALANCER;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        if (!resource.description().text("Type").orElse("application").equals("application")) {
            draft.unknown("a load balancer that is no application load balancer");
            return;
        }
        draft.line("application load balancer", "application-load-balancer");
        int zones = resource.description().list("AvailabilityZones").size();
        if (zones > 0
                && resource.description()
                        .text("Scheme")
                        .filter("internet-facing"::equals)
                        .isPresent()) {
            draft.line("public IPv4 addresses", BigDecimal.valueOf(zones), "public-ipv4");
            draft.assume("it has one public address in each of its zones");
        }
        draft.byUse("its load balancer capacity units", "application-load-balancer-lcu");
    }
}
