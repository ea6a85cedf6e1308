package io.stratoscope.cost;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** The running tasks of a service on Fargate, by the vCPUs and the memory of their task definition. */
final class FargateServiceEstimator implements Estimator {
    private static final BigDecimal KIB = BigDecimal.valueOf(1024);

    @Override
    public ResourceType type() {
        return ResourceType.ECS_SERVICE;
    }

    @Override
    public void estimate(Resource resource, Topology topology, EstimateDraft draft) {
        JsonObject it = resource.description();
        if (it.text("launchType").filter(type -> !type.equals("FARGATE")).isPresent()) {
            return;
        }
        Optional<JsonObject> definition =
                topology.targets(resource.arn(), RelationKind.CONFIGURED_BY)
                        .flatMap(arn -> topology.resource(arn).stream())
                        .filter(each -> each.type().equals(ResourceType.ECS_TASK_DEFINITION))
                        .map(Resource::description)
                        .findFirst();
        if (definition.isEmpty()) {
            draft.unknown("its tasks: their definition was not found");
            return;
        }
        Optional<BigDecimal> tasks = it.number("runningCount");
        if (tasks.isEmpty()) {
            draft.unknown("how many tasks run");
            return;
        }
        draft.assume("as many tasks run all month as do now");
        BigDecimal onSpot = spotShare(it, draft);
        add(draft, definition.get(), tasks.get().multiply(BigDecimal.ONE.subtract(onSpot)), "");
        add(draft, definition.get(), tasks.get().multiply(onSpot), "spot-");
    }

    /** The share of the tasks that run on spare capacity. */
    private static BigDecimal spotShare(JsonObject service, EstimateDraft draft) {
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal spot = BigDecimal.ZERO;
        for (JsonObject item : service.objects("capacityProviderStrategy")) {
            BigDecimal weight = item.number("weight").orElse(BigDecimal.ZERO);
            all = all.add(weight);
            if (item.text("capacityProvider").filter("FARGATE_SPOT"::equals).isPresent()) {
                spot = spot.add(weight);
            }
        }
        if (spot.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (spot.compareTo(all) < 0) {
            draft.assume("the tasks are spread by the weights of the capacity providers");
        }
        draft.assume("Fargate Spot costs 30 % of the list price; it moves with what is to spare");
        return spot.divide(all, MathContext.DECIMAL64);
    }

    private static void add(
            EstimateDraft draft, JsonObject definition, BigDecimal tasks, String kind) {
        Optional<BigDecimal> cpu = units(definition, "cpu");
        Optional<BigDecimal> memory = units(definition, "memory");
        boolean windows =
                definition
                        .text("runtimePlatform", "operatingSystemFamily")
                        .filter(family -> family.startsWith("WINDOWS"))
                        .isPresent();
        if (tasks.signum() == 0) {
            return;
        }
        if (cpu.isEmpty() || memory.isEmpty() || windows) {
            draft.unknown(windows ? "tasks on Windows" : "the size of its tasks");
            return;
        }
        boolean arm =
                definition
                        .text("runtimePlatform", "cpuArchitecture")
                        .filter("ARM64"::equals)
                        .isPresent();
        String price = "fargate-" + kind + (arm && kind.isEmpty() ? "arm-" : "");
        if (arm && !kind.isEmpty()) {
            draft.unknown("its tasks: the price table has no Fargate Spot for ARM");
            return;
        }
        draft.line("vCPU", tasks.multiply(cpu.get()), price + "vcpu");
        draft.line("GiB of memory", tasks.multiply(memory.get()), price + "memory");
    }

    private static Optional<BigDecimal> units(JsonObject definition, String member) {
        return definition
                .text(member)
                .filter(text -> text.matches("\\d+"))
                .map(text -> new BigDecimal(text).divide(KIB, MathContext.DECIMAL64));
    }
}
