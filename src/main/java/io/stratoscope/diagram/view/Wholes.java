package io.stratoscope.diagram.view;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is drawn within something else until someone opens that: the listeners of a load balancer, the records of a zone, the
 * tasks of a service, and what serves one thing only: its parameter group, its elastic IP, its security group.
 */
final class Wholes {
    /** Have a place in the network of their own, which tells more than whose parts they are. */
    private static final Set<ResourceType> STAND_ALONE =
            Set.of(
                    ResourceType.VPC,
                    ResourceType.SUBNET,
                    ResourceType.ROUTE_TABLE,
                    ResourceType.NETWORK_ACL,
                    ResourceType.FLOW_LOG,
                    ResourceType.ECS_SERVICE,
                    ResourceType.DB_INSTANCE,
                    ResourceType.CACHE_CLUSTER,
                    ResourceType.EFS_MOUNT_TARGET);

    /** Belong to the one that has this relation to them, or that they have it to. */
    private static final Map<ResourceType, RelationKind> SERVES =
            Map.of(
                    ResourceType.ECS_TASK_DEFINITION, RelationKind.CONFIGURED_BY,
                    ResourceType.DB_PARAMETER_GROUP, RelationKind.CONFIGURED_BY,
                    ResourceType.DB_CLUSTER_PARAMETER_GROUP, RelationKind.CONFIGURED_BY,
                    ResourceType.CACHE_PARAMETER_GROUP, RelationKind.CONFIGURED_BY,
                    ResourceType.DB_SUBNET_GROUP, RelationKind.ATTACHED_TO,
                    ResourceType.CACHE_SUBNET_GROUP, RelationKind.ATTACHED_TO,
                    ResourceType.SECURITY_GROUP, RelationKind.PROTECTED_BY);

    private static final Map<ResourceType, RelationKind> BELONGS =
            Map.of(
                    ResourceType.ELASTIC_IP, RelationKind.ATTACHED_TO,
                    ResourceType.KMS_ALIAS, RelationKind.ALIAS_OF);

    private final Topology topology;

    Wholes(Topology topology) {
        this.topology = topology;
    }

    /** The whole that a resource is drawn in; empty for what is drawn itself. */
    Optional<Arn> of(Arn arn) {
        Set<Arn> seen = new HashSet<>(Set.of(arn));
        Optional<Arn> whole = next(arn);
        Optional<Arn> further = whole;
        while (further.isPresent()) {
            if (!seen.add(further.get())) {
                // A circle of parts has no whole.
                return Optional.empty();
            }
            whole = further;
            further = next(further.get());
        }
        return whole;
    }

    private Optional<Arn> next(Arn arn) {
        return topology.resource(arn)
                .filter(resource -> !STAND_ALONE.contains(resource.type()))
                .flatMap(this::next)
                .filter(whole -> !whole.equals(arn))
                .filter(whole -> topology.resource(whole).isPresent());
    }

    private Optional<Arn> next(Resource resource) {
        Arn arn = resource.arn();
        if (resource.type().equals(ResourceType.TARGET_GROUP)) {
            return only(topology.sources(arn, RelationKind.ROUTES_TO).flatMap(this::balancer));
        }
        RelationKind serves = SERVES.get(resource.type());
        if (serves != null) {
            return only(logicalWholes(topology.sources(arn, serves)))
                    .filter(whole -> isNear(arn, whole));
        }
        RelationKind belongs = BELONGS.get(resource.type());
        return belongs == null
                ? topology.owner(arn).filter(Predicate.not(this::isPlace))
                : only(topology.targets(arn, belongs));
    }

    private Stream<Arn> balancer(Arn listener) {
        return Stream.iterate(
                        Optional.of(listener),
                        Optional::isPresent,
                        part -> part.flatMap(topology::owner))
                .limit(3)
                .flatMap(Optional::stream)
                .filter(arn -> topology.isA(arn, ResourceType.LOAD_BALANCER));
    }

    /** An instance counts as its cluster here: what serves all of a cluster serves one thing. */
    private Stream<Arn> logicalWholes(Stream<Arn> served) {
        return served.map(arn ->
                topology.owner(arn)
                        .filter(owner -> topology.resource(owner).isPresent() && !isPlace(owner))
                        .filter(owner -> !topology.isA(owner, ResourceType.ECS_CLUSTER))
                        .orElse(arn));
    }

    /** A security group is drawn in its VPC, whatever it protects. */
    private boolean isNear(Arn part, Arn whole) {
        Optional<Arn> vpc = topology.vpc(part);
        return vpc.isEmpty() || topology.vpc(whole).equals(vpc);
    }

    private boolean isPlace(Arn arn) {
        return topology.isA(arn, ResourceType.VPC) || topology.isA(arn, ResourceType.SUBNET);
    }

    private static Optional<Arn> only(Stream<Arn> arns) {
        List<Arn> found = arns.distinct().limit(2).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
