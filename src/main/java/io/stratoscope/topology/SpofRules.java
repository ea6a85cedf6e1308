package io.stratoscope.topology;

import java.util.List;

/** The rules. */
final class SpofRules {
    private SpofRules() {}

    static List<SpofRule> all() {
        return List.of(
                new LoneDbInstanceRule(),
                new LoneMountTargetRule(),
                new LoneTaskRule(),
                new MembersInOneZoneRule(),
                new NoReplicaRule(),
                new OneZoneBalancerRule(),
                new OnlyWayInRule(),
                new SingleNatRule(),
                new TasksInOneZoneRule());
    }
}
