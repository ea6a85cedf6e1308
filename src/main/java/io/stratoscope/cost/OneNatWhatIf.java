package io.stratoscope.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each VPC has but one NAT gateway. */
final class OneNatWhatIf implements WhatIf {
    private static final String DATA = "nat-gateway-data";

    @Override
    public String name() {
        return "one-nat";
    }

    @Override
    public String about() {
        return "one NAT gateway in each VPC: when its zone fails, no private subnet reaches the"
                + " internet, and traffic from the other zones is paid for between them";
    }

    @Override
    public List<Change> changes(CostEstimate cost) {
        Topology topology = cost.topology();
        Map<Arn, List<Resource>> byVpc =
                topology.resources(ResourceType.NAT_GATEWAY).stream()
                        .filter(nat -> cost.of(nat.arn()).isPresent())
                        .filter(nat -> topology.vpc(nat.arn()).isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        nat -> topology.vpc(nat.arn()).orElseThrow(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byVpc.values().stream()
                .flatMap(gateways -> gateways.stream().skip(1))
                .flatMap(nat -> withAddresses(nat, topology))
                .map(gone -> new Change(gone, "gone", negated(cost, gone)))
                .toList();
    }

    private static Stream<Resource> withAddresses(Resource nat, Topology topology) {
        return Stream.concat(
                Stream.of(nat),
                topology.sources(nat.arn(), RelationKind.ATTACHED_TO)
                        .flatMap(arn -> topology.resource(arn).stream())
                        .filter(it -> it.type().equals(ResourceType.ELASTIC_IP)));
    }

    /** The data takes another way, and is paid for there. */
    private static Optional<BigDecimal> negated(CostEstimate cost, Resource gone) {
        return cost.of(gone.arn())
                .filter(estimate -> !estimate.lines().isEmpty())
                .map(estimate ->
                        estimate.lines().stream()
                                .filter(line -> !line.price().key().equals(DATA))
                                .map(Estimate.Line::monthlyUsd)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .negate());
    }
}
