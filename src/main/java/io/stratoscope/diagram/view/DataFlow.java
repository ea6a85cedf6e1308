package io.stratoscope.diagram.view;

import static io.stratoscope.model.RelationKind.CONNECTS_TO;
import static io.stratoscope.model.RelationKind.COPIES_FROM;
import static io.stratoscope.model.RelationKind.COPIES_TO;
import static io.stratoscope.model.RelationKind.MOUNTS;
import static io.stratoscope.model.RelationKind.PART_OF;
import static io.stratoscope.model.RelationKind.REPLICATES_TO;
import static io.stratoscope.model.RelationKind.ROUTES_TO;
import static io.stratoscope.model.RelationKind.STORES_IN;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.EffectiveRelation;
import io.stratoscope.topology.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** One drawing of the data flow. */
final class DataFlow {
    private static final String USERS = "users";

    private final Topology topology;
    private final Draft draft = new Draft();
    private final Frame frame;
    private final FlowRoles roles;

    DataFlow(Topology topology) {
        this.topology = topology;
        this.frame = new Frame(topology, draft);
        this.roles = new FlowRoles(topology);
    }

    Draft draft() {
        for (Resource resource : topology.snapshot().resources()) {
            if (roles.isDrawn(resource)) {
                flows(resource);
            }
        }
        aside();
        return draft;
    }

    private void flows(Resource resource) {
        Arn arn = resource.arn();
        if (resource.type().equals(ResourceType.RECORD_SET)) {
            record(resource);
            return;
        }
        if (resource.type().equals(ResourceType.LOAD_BALANCER)) {
            loadBalancer(resource);
        } else if (resource.type().equals(ResourceType.DATASYNC_TASK)) {
            copies(arn);
        } else if (resource.type().equals(ResourceType.EFS_MOUNT_TARGET)) {
            direct(arn, PART_OF);
        }
        direct(arn, REPLICATES_TO);
        direct(arn, STORES_IN);
        connections(arn);
        if (roles.isUnknown(resource.type())) {
            direct(arn, ROUTES_TO);
            direct(arn, RelationKind.NOTIFIES);
            direct(arn, RelationKind.REFERENCES);
        }
        egress(resource);
    }

    private void direct(Arn arn, RelationKind kind) {
        for (Relation relation : topology.outgoing(arn)) {
            if (relation.kind() == kind) {
                flow(kind, arn, relation.to(), "", List.of(relation));
            }
        }
    }

    /** Draws an edge, and both its ends where they are not drawn yet. */
    private void flow(RelationKind kind, Arn from, Arn to, String label, List<Relation> relations) {
        Arn start = roles.standIn(from);
        Arn end = roles.standIn(to);
        if (roles.mayBeDrawn(start) && roles.mayBeDrawn(end)) {
            place(start);
            place(end);
            frame.link(kind, start, end, label, relations);
        }
    }

    /** A service whose tasks run in one subnet stands there. */
    private void place(Arn arn) {
        Arn where = roles.placeOf(arn);
        if (where.equals(arn)) {
            frame.add(arn);
        } else {
            frame.add(arn, frame.subnet(where));
        }
    }

    private void users(Arn to) {
        draft.addLeaf(
                draft.root(),
                new Node(
                        USERS,
                        Diagram.USERS,
                        "Users",
                        "",
                        Optional.empty(),
                        NodeStatus.EXTERNAL,
                        1));
        frame.link(ROUTES_TO, USERS, to.toString(), "", List.of());
    }

    private void record(Resource record) {
        List<Relation> targets =
                topology.outgoing(record.arn()).stream()
                        .filter(relation -> relation.kind() == ROUTES_TO)
                        .toList();
        if (targets.isEmpty() || roles.isPrivateRecord(record.arn())) {
            return;
        }
        frame.add(record.arn(), draft.root());
        users(record.arn());
        targets.forEach(to -> flow(ROUTES_TO, record.arn(), to.to(), "", List.of(to)));
    }

    private void loadBalancer(Resource balancer) {
        Arn arn = balancer.arn();
        place(arn);
        boolean open =
                balancer.description().text("Scheme").filter("internet-facing"::equals).isPresent();
        if (open) {
            if (topology.sources(arn, ROUTES_TO)
                    .noneMatch(from -> from.service().equals("route53"))) {
                users(arn);
            }
            Entrance.of(topology, balancer)
                    .forEach(route -> flow(ROUTES_TO, route.to(), arn, "", List.of(route)));
        }
        for (Arn listener : topology.parts(arn, ResourceType.LISTENER)) {
            forward(arn, listener, listener, List.of());
            topology.parts(listener, ResourceType.LISTENER_RULE)
                    .forEach(rule -> forward(arn, listener, rule, List.of()));
        }
    }

    private void forward(Arn balancer, Arn listener, Arn action, List<Relation> before) {
        for (Relation toGroup : topology.outgoing(action)) {
            if (toGroup.kind() != ROUTES_TO) {
                continue;
            }
            String in = topology.resource(listener).map(frame.captions()::of).orElse("");
            boolean found = false;
            for (Relation toTarget : topology.outgoing(toGroup.to())) {
                if (toTarget.kind() == ROUTES_TO) {
                    List<Relation> chain = new ArrayList<>(before);
                    chain.add(toGroup);
                    chain.add(toTarget);
                    flow(ROUTES_TO, balancer, toTarget.to(), in, chain);
                    found = true;
                }
            }
            if (!found && topology.resource(toGroup.to()).isEmpty()) {
                flow(ROUTES_TO, balancer, toGroup.to(), in, List.of(toGroup));
            }
        }
    }

    private void connections(Arn arn) {
        for (EffectiveRelation relation : topology.effective(arn)) {
            if (relation.kind() == CONNECTS_TO && !roles.leadsOn(relation.to())) {
                flow(CONNECTS_TO, arn, relation.to(), "", relation.via());
            } else if (relation.kind() == MOUNTS) {
                mount(arn, relation);
            }
        }
        place(roles.standIn(arn));
    }

    /** A file system is mounted through the mount targets of the zones that the service runs in. */
    private void mount(Arn arn, EffectiveRelation mounts) {
        List<Arn> targets = topology.parts(mounts.to(), ResourceType.EFS_MOUNT_TARGET);
        NavigableSet<String> zones = topology.availabilityZones(roles.placeOf(arn));
        List<Arn> near =
                targets.stream()
                        .filter(target ->
                                topology.availabilityZone(target)
                                        .filter(zones::contains)
                                        .isPresent())
                        .toList();
        for (Arn target : near.isEmpty() ? targets : near) {
            flow(MOUNTS, arn, target, "", mounts.via());
        }
        if (targets.isEmpty() && !topology.isA(mounts.to(), ResourceType.EFS_ACCESS_POINT)) {
            flow(MOUNTS, arn, mounts.to(), "", mounts.via());
        }
    }

    private void copies(Arn task) {
        for (Relation copy : topology.outgoing(task)) {
            if (copy.kind() == COPIES_FROM || copy.kind() == COPIES_TO) {
                List<Relation> stores =
                        topology.outgoing(copy.to()).stream()
                                .filter(relation -> relation.kind() == STORES_IN)
                                .toList();
                List<Relation> chain = new ArrayList<>(stores);
                chain.add(copy);
                Arn end = stores.isEmpty() ? copy.to() : stores.getFirst().to();
                if (copy.kind() == COPIES_FROM) {
                    flow(COPIES_FROM, end, task, "", chain);
                } else {
                    flow(COPIES_TO, task, end, "", chain);
                }
            }
        }
    }

    /** The way out of what runs in private subnets. */
    private void egress(Resource resource) {
        if (!roles.goesOut(resource.type())) {
            return;
        }
        Arn place = roles.placeOf(resource.arn());
        List<Arn> subnets =
                place.resourceKind().equals("subnet") ? List.of(place) : topology.subnets(place);
        for (Arn subnet : subnets) {
            for (Relation route : topology.defaultRoutes(subnet)) {
                if (route.to().resourceKind().equals("natgateway")) {
                    flow(ROUTES_TO, resource.arn(), route.to(), "", List.of(route));
                }
            }
        }
    }

    private void aside() {
        new Asides(topology, frame, roles).place();
    }
}
