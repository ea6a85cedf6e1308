package io.stratoscope.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.price.PriceTable;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the resources of a snapshot cost a month by list price.
 *
 * @param estimates of those resources that something is paid for, the dearest first
 * @param usage what was measured
 */
public record CostEstimate(
        Topology topology, PriceTable prices, List<Estimate> estimates, Usage usage) {

    private static final Comparator<Estimate> DEAREST_FIRST =
            Comparator.comparing(Estimate::monthlyUsd)
                    .reversed()
                    .thenComparing(estimate -> estimate.resource().arn());

    public CostEstimate {
        estimates = List.copyOf(estimates);
    }

    /** Counts what a snapshot alone tells. */
    public static CostEstimate of(Topology topology, PriceTable prices) {
        return of(topology, prices, Usage.NONE);
    }

    /**
     * Counts. What was removed meanwhile and is only remembered is counted as it was known last.
     *
     * @param usage what was measured of what is paid by use
     */
    public static CostEstimate of(Topology topology, PriceTable prices, Usage usage) {
        Map<ResourceType, Estimator> byType = new TreeMap<>();
        Estimators.all().forEach(estimator -> byType.put(estimator.type(), estimator));
        List<Estimate> estimates =
                topology.snapshot().resources().stream()
                        .map(resource -> estimate(resource, byType, topology, prices, usage))
                        .flatMap(Optional::stream)
                        .sorted(DEAREST_FIRST)
                        .toList();
        return new CostEstimate(topology, prices, estimates, usage);
    }

    private static Optional<Estimate> estimate(
            Resource resource,
            Map<ResourceType, Estimator> byType,
            Topology topology,
            PriceTable prices,
            Usage usage) {
        Estimator estimator = byType.get(resource.type());
        if (estimator == null) {
            return Optional.empty();
        }
        EstimateDraft draft = new EstimateDraft(resource, prices, usage);
        estimator.estimate(resource, topology, draft);
        Estimate done = draft.done();
        return done.lines().isEmpty() && done.unknown().isEmpty()
                ? Optional.empty()
                : Optional.of(done);
    }

    /** The sum of what is known, in US dollars a month, not rounded. */
    public BigDecimal monthlyUsd() {
        return estimates.stream()
                .map(Estimate::monthlyUsd)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The estimate of a resource; empty where nothing is paid for it. */
    public Optional<Estimate> of(Arn arn) {
        return estimates.stream()
                .filter(estimate -> estimate.resource().arn().equals(arn))
                .findFirst();
    }
}
