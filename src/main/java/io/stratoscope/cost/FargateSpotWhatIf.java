package io.stratoscope.cost;

import java.util.List;
import java.util.Map;

/** All tasks run on spare capacity. */
final class FargateSpotWhatIf implements WhatIf {

    // For ARM the table has no price: the change is then there without a figure.
    private static final Map<String, String> ON_SPOT =
            Map.of(
                    "fargate-vcpu", "fargate-spot-vcpu",
                    "fargate-memory", "fargate-spot-memory",
                    "fargate-arm-vcpu", "fargate-spot-arm-vcpu",
                    "fargate-arm-memory", "fargate-spot-arm-memory");

    @Override
    public String name() {
        return "fargate-spot";
    }

    @Override
    public String about() {
        return "all tasks on Fargate Spot, at its lowest price: AWS may end any of them with two"
                + " minutes' notice";
    }

    @Override
    public List<Change> changes(CostEstimate cost) {
        return Repriced.all(cost, "on Fargate Spot", ON_SPOT);
    }
}
