package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;
import io.stratoscope.topology.TopologyNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One drawing of everything: parts within their wholes, what only watches and guards stacked. */
final class Everything {
    /** Of little interest one by one. */
    private static final Set<ResourceType> ASIDE =
            Set.of(
                    ResourceType.ALARM,
                    ResourceType.IAM_ROLE,
                    ResourceType.LOG_GROUP,
                    ResourceType.NETWORK_ACL,
                    ResourceType.SECURITY_GROUP,
                    ResourceType.ROUTE_TABLE);

    private final Topology topology;
    private final Draft draft = new Draft();
    private final Frame frame;
    private final Wholes wholes;

    /** The whole that each part is drawn in. */
    private final Map<Arn, Arn> wholeOf = new HashMap<>();

    Everything(Topology topology) {
        this.topology = topology;
        this.frame = new Frame(topology, draft);
        this.wholes = new Wholes(topology);
    }

    Draft draft() {
        for (Resource subnet : topology.resources(ResourceType.SUBNET)) {
            frame.subnet(subnet.arn(), Guarding.of(topology, subnet.arn()));
        }
        for (TopologyNode node : topology.nodes()) {
            wholes.of(node.arn()).ifPresent(whole -> wholeOf.put(node.arn(), whole));
        }
        topology.nodes().forEach(this::place);
        for (Relation relation : topology.snapshot().relations()) {
            if (!isTold(relation)) {
                frame.link(relation, label(relation));
            }
        }
        return draft;
    }

    private void place(TopologyNode node) {
        Arn arn = node.arn();
        Optional<ResourceType> type = node.resource().map(Resource::type);
        Arn whole = wholeOf.get(arn);
        if (whole != null) {
            frame.add(arn, frame.whole(whole, placeOf(whole)));
        } else if (wholeOf.containsValue(arn)) {
            frame.whole(arn, placeOf(arn));
        } else if (type.filter(ResourceType.VPC::equals).isPresent()) {
            frame.vpc(arn);
        } else if (type.filter(ResourceType.SUBNET::equals).isPresent()) {
            frame.subnet(arn);
        } else if (type.filter(Everything::isAside).isPresent()) {
            frame.addAside(arn, placeOf(arn));
        } else {
            frame.add(arn, placeOf(arn));
        }
    }

    /** Whether one resource of this type tells little, so that it is drawn as one with its equals. */
    static boolean isAside(ResourceType type) {
        return ASIDE.contains(type);
    }

    private Box placeOf(Arn arn) {
        if (topology.vpc(arn).isPresent()) {
            return frame.placeOf(arn);
        }
        return vpc(arn).map(frame::vpc).orElseGet(() -> service(arn));
    }

    /** The VPC that something stands in, or for a private zone the one that it is there for. */
    private Optional<Arn> vpc(Arn arn) {
        return topology.vpc(arn)
                .or(() -> {
                    List<Arn> vpcs =
                            topology.targets(arn, RelationKind.ATTACHED_TO)
                                    .filter(to -> topology.isA(to, ResourceType.VPC))
                                    .toList();
                    return topology.isA(arn, ResourceType.HOSTED_ZONE) && vpcs.size() == 1
                            ? Optional.of(vpcs.getFirst())
                            : Optional.empty();
                });
    }

    private Box service(Arn arn) {
        Box region = frame.region(frame.regionOf(arn));
        String service = ServiceNames.of(arn.service());
        String id = "service:" + region.id() + ":" + service;
        return draft.box(id)
                .orElseGet(() ->
                        draft.addBox(
                                region,
                                id,
                                GroupKind.GENERIC,
                                service,
                                "",
                                Optional.empty(),
                                Diagram.HEAP));
    }

    /**
     * Whether the relation is told by where things stand: a part in its whole, anything in its VPC and subnets; or by the
     * second line of a subnet.
     */
    private boolean isTold(Relation relation) {
        Arn to = relation.to();
        if (drawn(relation.from()).equals(to) || drawn(to).equals(relation.from())) {
            return true;
        }
        if (topology.isA(to, ResourceType.VPC)) {
            return vpc(drawn(relation.from())).filter(to::equals).isPresent();
        }
        if (!topology.isA(to, ResourceType.SUBNET)) {
            return false;
        }
        boolean within = topology.subnet(drawn(relation.from())).filter(to::equals).isPresent();
        Optional<Arn> vpc = topology.vpc(to);
        return within
                || (isPlacing(relation.kind())
                        && vpc.isPresent()
                        && topology.vpc(drawn(relation.from())).equals(vpc));
    }

    private static boolean isPlacing(RelationKind kind) {
        return kind == RelationKind.LOCATED_IN || kind == RelationKind.ATTACHED_TO;
    }

    private Arn drawn(Arn arn) {
        return wholeOf.getOrDefault(arn, arn);
    }

    /** Words where neither the icons nor the frames at the ends say what the edge is. */
    private String label(Relation relation) {
        return switch (relation.kind()) {
            case ROUTES_TO ->
                    topology.isA(relation.from(), ResourceType.ROUTE_TABLE)
                            ? Captions.destination(topology, relation)
                            : "";
            case ALLOWS_FROM -> relation.detail();
            case MOUNTS, REPLICATES_TO, LOGS_TO, MONITORS, NOTIFIES, MAY_USE, REFERENCES ->
                    relation.kind().verb();
            case CONNECTS_TO,
                    PART_OF,
                    LOCATED_IN,
                    PROTECTED_BY,
                    ATTACHED_TO,
                    STORES_IN,
                    COPIES_FROM,
                    COPIES_TO,
                    ENCRYPTED_BY,
                    USES_CERTIFICATE,
                    ASSUMES_ROLE,
                    HAS_POLICY,
                    READS_SECRET,
                    CONFIGURED_BY,
                    ALIAS_OF ->
                    "";
        };
    }
}
