package io.stratoscope.cost;

import java.util.List;
import java.util.Optional;

/** The questions. */
public final class WhatIfs {
    private WhatIfs() {}

    public static List<WhatIf> all() {
        return List.of(
                new OneNatWhatIf(),
                new GravitonWhatIf(),
                new FargateSpotWhatIf(),
                new OneReplicaLessWhatIf());
    }

    /** The question of this name. */
    public static Optional<WhatIf> named(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
