package io.stratoscope.cost;

import java.util.List;

/** The rules: a new one is one class and one line here. */
final class WasteRules {
    private WasteRules() {}

    static List<WasteRule> all() {
        return List.of(
                new BucketWithoutLifecycleRule(),
                new EverlastingLogGroupRule(),
                new Gp2VolumeRule(),
                new IdleLoadBalancerRule(),
                new IdleNatRule(),
                new MissingS3EndpointRule(),
                new OversizedRule(),
                new UnattachedAddressRule());
    }
}
