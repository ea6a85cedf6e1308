package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.view.Draft.Box;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.topology.Topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What has no part in the flow, in its region: one node a type. */
final class Asides {
    private final Topology topology;
    private final Draft draft;
    private final Frame frame;
    private final FlowRoles roles;

    Asides(Topology topology, Draft draft, Frame frame, FlowRoles roles) {
        this.topology = topology;
        this.draft = draft;
        this.frame = frame;
        this.roles = roles;
    }

    void place() {
        Map<String, Map<ResourceType, List<Resource>>> heaps = new TreeMap<>();
        for (Resource resource : topology.snapshot().resources()) {
            if (roles.isAside(resource)) {
                heaps.computeIfAbsent(resource.region(), _ -> new TreeMap<>())
                        .computeIfAbsent(resource.type(), _ -> new ArrayList<>())
                        .add(resource);
            }
        }
        heaps.forEach((region, byType) ->
                byType.forEach((type, equals) -> stack(frame.region(region), type, equals)));
    }

    private void stack(Box region, ResourceType type, List<Resource> equals) {
        if (equals.size() == 1) {
            frame.add(equals.getFirst().arn(), region);
            return;
        }
        boolean stale =
                equals.stream()
                        .anyMatch(resource ->
                                resource.state() != io.stratoscope.model.ResourceState.LIVE);
        draft.addLeaf(
                region,
                new Node(
                        "aside:" + region.id() + ":" + type,
                        type,
                        TypeNames.plural(type) + " ×" + equals.size(),
                        "",
                        Optional.empty(),
                        stale ? NodeStatus.STALE : NodeStatus.LIVE,
                        equals.size()));
    }
}
