package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.diagram.view.Draft.Link;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keys and what they encrypt, roles and who uses them, secrets and certificates. */
final class Guards {
    private final Topology topology;
    private final Draft draft;
    private final Frame frame;

    Guards(Topology topology, Draft draft, Frame frame) {
        this.topology = topology;
        this.draft = draft;
        this.frame = frame;
    }

    void draw() {
        for (Resource key : topology.resources(ResourceType.KMS_KEY)) {
            frame.add(key.arn(), keys(key.region()));
        }
        for (Resource secret : topology.resources(ResourceType.SECRET)) {
            frame.add(secret.arn(), keys(secret.region()));
        }
        for (Resource role : topology.resources(ResourceType.IAM_ROLE)) {
            frame.add(role.arn(), roles());
        }
        Map<String, List<Relation>> encrypted = new TreeMap<>();
        for (Relation relation : topology.snapshot().relations()) {
            read(relation, encrypted);
        }
        encrypted.values().forEach(this::encrypts);
        // Last: most of what a role may use has its place by then.
        topology.snapshot().relations().stream()
                .filter(relation -> relation.kind() == RelationKind.MAY_USE)
                .forEach(this::mayUse);
    }

    private Box keys(String region) {
        Box around = frame.region(region);
        return box(around, "keys:" + around.id(), "Encryption", ResourceType.KMS_KEY);
    }

    private Box roles() {
        return box(frame.account(), "roles", "Permissions", ResourceType.IAM_ROLE);
    }

    private Box box(Box around, String id, String label, ResourceType type) {
        return draft.box(id)
                .orElseGet(() ->
                        draft.addBox(
                                around, id, GroupKind.GENERIC, label, "", Optional.empty(), type));
    }

    private void read(Relation relation, Map<String, List<Relation>> encrypted) {
        switch (relation.kind()) {
            case ENCRYPTED_BY -> {
                String type =
                        topology.resource(relation.from()).map(r -> r.type().name()).orElse("");
                boolean alone = type.equals(ResourceType.SECRET.name());
                encrypted
                        .computeIfAbsent(
                                relation.to() + type + (alone ? relation.from() : ""),
                                _ -> new ArrayList<>())
                        .add(relation);
            }
            case ASSUMES_ROLE -> uses(relation, roles(), relation.detail());
            case READS_SECRET -> uses(relation, keys(relation.to().region()), "");
            case USES_CERTIFICATE -> uses(relation, keys(relation.to().region()), "");
            case HAS_POLICY -> policy(relation);
            case PART_OF,
                    LOCATED_IN,
                    ATTACHED_TO,
                    ROUTES_TO,
                    PROTECTED_BY,
                    ALLOWS_FROM,
                    CONNECTS_TO,
                    MOUNTS,
                    STORES_IN,
                    COPIES_FROM,
                    COPIES_TO,
                    REPLICATES_TO,
                    LOGS_TO,
                    CONFIGURED_BY,
                    ALIAS_OF,
                    MONITORS,
                    NOTIFIES,
                    MAY_USE,
                    REFERENCES -> {}
        }
    }

    private void policy(Relation relation) {
        if (relation.to().service().equals("iam")) {
            frame.add(relation.to(), roles());
            frame.link(
                    RelationKind.HAS_POLICY, relation.from(), relation.to(), "", List.of(relation));
        } else {
            // What the policy allows, where the other end is in the picture anyway.
            frame.link(
                    RelationKind.HAS_POLICY,
                    relation.from(),
                    relation.to(),
                    relation.detail(),
                    List.of(relation));
        }
    }

    /** What a role's policies let it use, unless it is told already what they are to each other. */
    private void mayUse(Relation relation) {
        boolean told =
                topology.outgoing(relation.from()).stream()
                                .anyMatch(other ->
                                        other.kind() != RelationKind.MAY_USE
                                                && other.to().equals(relation.to()))
                        || topology.outgoing(relation.to()).stream()
                                .anyMatch(other -> other.to().equals(relation.from()));
        if (!told) {
            frame.add(relation.from(), roles());
            frame.add(relation.to());
            // Roles stand right of all that uses them; what they may use in turn stands left of
            // them too, on the same side.
            frame.linkOut(
                    RelationKind.MAY_USE,
                    relation.from().toString(),
                    relation.to().toString(),
                    RelationKind.MAY_USE.verb(),
                    List.of(relation));
        }
    }

    /** Draws who uses something: for a task definition its services, for a listener its load balancer. */
    private void uses(Relation relation, Box place, String label) {
        frame.add(relation.to(), place);
        List<Relation> users =
                topology.incoming(relation.from()).stream()
                        .filter(r -> r.kind() == RelationKind.CONFIGURED_BY)
                        .toList();
        for (Relation user : users) {
            link(relation, user.from(), label, List.of(user, relation));
        }
        if (users.isEmpty()) {
            Arn user =
                    topology.isA(relation.from(), ResourceType.LISTENER)
                            ? topology.owner(relation.from()).orElse(relation.from())
                            : relation.from();
            link(relation, user, label, List.of(relation));
        }
    }

    private void link(Relation relation, Arn user, String label, List<Relation> chain) {
        frame.add(user);
        frame.link(relation.kind(), user, relation.to(), label, chain);
    }

    /** All resources of one type that one key encrypts are one node. */
    private void encrypts(List<Relation> relations) {
        Relation first = relations.getFirst();
        Box place = keys(first.to().region());
        frame.add(first.to(), place);
        if (relations.size() == 1) {
            frame.add(first.from(), place);
            frame.link(RelationKind.ENCRYPTED_BY, first.from(), first.to(), "", relations);
            return;
        }
        ResourceType type =
                topology.resource(first.from()).map(Resource::type).orElse(ResourceType.ACCOUNT);
        String id = "encrypted:" + first.to() + ":" + type;
        boolean stale =
                relations.stream()
                        .flatMap(relation -> topology.resource(relation.from()).stream())
                        .anyMatch(resource -> resource.state() != ResourceState.LIVE);
        draft.addLeaf(
                place,
                new Node(
                        id,
                        type,
                        TypeNames.plural(type) + " ×" + relations.size(),
                        "",
                        Optional.empty(),
                        stale ? NodeStatus.STALE : NodeStatus.LIVE,
                        relations.size(),
                        relations.stream()
                                .map(Relation::from)
                                .filter(from -> topology.resource(from).isPresent())
                                .distinct()
                                .toList()));
        draft.link(
                new Link(
                        id,
                        first.to().toString(),
                        RelationKind.ENCRYPTED_BY,
                        "",
                        false,
                        relations));
    }
}
