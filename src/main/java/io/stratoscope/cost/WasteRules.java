package io.stratoscope.cost;

import java.util.List;

/** The rules. A database without use is not among them: a snapshot has no evidence of use. */
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
                new UnattachedAddressRule());
    }
}
