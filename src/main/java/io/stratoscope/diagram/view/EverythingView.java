package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;
import io.stratoscope.topology.TopologyNode;

import java.util.List;
import java.util.Optional;

/** Every resource and every relation. What stands in no VPC is grouped by service. */
final class EverythingView implements View {

    @Override
    public ViewKind kind() {
        return ViewKind.ALL;
    }

    @Override
    public Draft draft(Topology topology) {
        Draft draft = new Draft();
        Frame frame = new Frame(topology, draft);
        for (TopologyNode node : topology.nodes()) {
            Arn arn = node.arn();
            if (isType(node, ResourceType.VPC)) {
                frame.vpc(arn);
            } else if (isType(node, ResourceType.SUBNET)) {
                frame.subnet(arn);
            } else if (topology.vpc(arn).isPresent()) {
                frame.add(arn);
            } else {
                frame.add(arn, serviceBox(frame, draft, arn));
            }
        }
        for (Relation relation : topology.snapshot().relations()) {
            if (!isContainment(topology, relation)) {
                frame.link(
                        relation.kind(),
                        relation.from(),
                        relation.to(),
                        label(relation),
                        List.of(relation));
            }
        }
        return draft;
    }

    private static boolean isType(TopologyNode node, ResourceType type) {
        return node.resource().map(resource -> resource.type().equals(type)).orElse(false);
    }

    private static Box serviceBox(Frame frame, Draft draft, Arn arn) {
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
                                io.stratoscope.diagram.Diagram.HEAP));
    }

    /** Whether the relation is drawn as one thing standing within the other. */
    private static boolean isContainment(Topology topology, Relation relation) {
        boolean place =
                topology.parent(relation.from()).filter(relation.to()::equals).isPresent()
                        || topology.vpc(relation.from()).filter(relation.to()::equals).isPresent();
        return place
                && (relation.to().resourceKind().equals("vpc")
                        || relation.to().resourceKind().equals("subnet"));
    }

    private static String label(Relation relation) {
        return switch (relation.kind()) {
            case ROUTES_TO, ALLOWS_FROM, CONNECTS_TO -> relation.detail();
            case PART_OF, LOCATED_IN, PROTECTED_BY -> "";
            case ATTACHED_TO,
                    MOUNTS,
                    STORES_IN,
                    COPIES_FROM,
                    COPIES_TO,
                    REPLICATES_TO,
                    ENCRYPTED_BY,
                    USES_CERTIFICATE,
                    ASSUMES_ROLE,
                    HAS_POLICY,
                    READS_SECRET,
                    LOGS_TO,
                    CONFIGURED_BY,
                    ALIAS_OF,
                    MONITORS,
                    NOTIFIES,
                    REFERENCES ->
                    words(relation.kind());
        };
    }

    private static String words(RelationKind kind) {
        return kind.verb();
    }
}
