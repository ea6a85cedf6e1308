package io.stratoscope.cost;

import java.util.List;
import java.util.Map;

/** What runs on x86 runs on Graviton. */
final class GravitonWhatIf implements WhatIf {

    /** Prices of x86, and of the same size on Graviton. */
    private static final Map<String, String> ON_GRAVITON =
            Map.of(
                    "fargate-vcpu", "fargate-arm-vcpu",
                    "fargate-memory", "fargate-arm-memory",
                    "aurora/db.t3.medium", "aurora/db.t4g.medium",
                    "cache/cache.t3.micro", "cache/cache.t4g.micro");

    @Override
    public String name() {
        return "graviton";
    }

    @Override
    public String about() {
        return "tasks, databases and caches on Graviton: the images must be there for arm64";
    }

    @Override
    public List<Change> changes(CostEstimate cost) {
        return Repriced.all(cost, "on Graviton", ON_GRAVITON);
    }
}
