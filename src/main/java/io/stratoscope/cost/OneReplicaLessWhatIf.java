package io.stratoscope.cost;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Each database cluster has a reader less, and each replication group a replica. */
final class OneReplicaLessWhatIf implements WhatIf {
    @Override
    public String name() {
        return "one-replica-less";
    }

    @Override
    public String about() {
        return "a reader less in each database cluster and a replica less in each cache: without another"
                + " one it stands still for minutes when its zone fails";
    }

    @Override
    public List<Change> changes(CostEstimate cost) {
        Topology topology = cost.topology();
        return Stream.concat(
                        lessOf(topology, ResourceType.DB_CLUSTER, ResourceType.DB_INSTANCE),
                        lessOf(
                                topology,
                                ResourceType.REPLICATION_GROUP,
                                ResourceType.CACHE_CLUSTER))
                .flatMap(arn -> topology.resource(arn).stream())
                .map(gone -> new Change(gone, "gone", saved(cost, gone)))
                .toList();
    }

    private static Stream<Arn> lessOf(Topology topology, ResourceType whole, ResourceType part) {
        return topology.resources(whole).stream()
                .map(Resource::arn)
                .filter(arn -> topology.parts(arn, part).size() > 1)
                .flatMap(arn ->
                        topology.parts(arn, part).stream()
                                .filter(member -> !writes(topology, member, arn))
                                .reduce((_, last) -> last)
                                .stream());
    }

    private static boolean writes(Topology topology, Arn member, Arn whole) {
        return topology.outgoing(member).stream()
                .filter(relation -> relation.kind() == RelationKind.PART_OF)
                .filter(relation -> relation.to().equals(whole))
                .anyMatch(relation ->
                        relation.detail().equals("writer") || relation.detail().equals("primary"));
    }

    private static Optional<BigDecimal> saved(CostEstimate cost, Resource gone) {
        return WasteRule.monthly(cost, gone.arn()).map(BigDecimal::negate);
    }
}
