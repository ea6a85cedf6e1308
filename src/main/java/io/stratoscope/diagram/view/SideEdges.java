package io.stratoscope.diagram.view;

import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.model.RelationKind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes edges together that a picture of everything would drown in: those between the same two elements, whatever their
 * direction; and where something outside of a VPC watches, guards or keeps the logs of several things in it, one edge at the
 * VPC's frame. What moves data or traffic keeps its own edges.
 */
final class SideEdges {
    private static final int FEWEST = 3;

    /** Who watches, guards, names or configures whom. */
    private static final Set<RelationKind> SIDE =
            EnumSet.of(
                    RelationKind.ENCRYPTED_BY,
                    RelationKind.USES_CERTIFICATE,
                    RelationKind.ASSUMES_ROLE,
                    RelationKind.HAS_POLICY,
                    RelationKind.MAY_USE,
                    RelationKind.READS_SECRET,
                    RelationKind.LOGS_TO,
                    RelationKind.CONFIGURED_BY,
                    RelationKind.MONITORS,
                    RelationKind.NOTIFIES,
                    RelationKind.REFERENCES);

    private static final Set<RelationKind> FLOWS =
            EnumSet.of(
                    RelationKind.ROUTES_TO,
                    RelationKind.ALLOWS_FROM,
                    RelationKind.CONNECTS_TO,
                    RelationKind.MOUNTS,
                    RelationKind.STORES_IN,
                    RelationKind.COPIES_FROM,
                    RelationKind.COPIES_TO,
                    RelationKind.REPLICATES_TO);

    /** Of the edges at a frame: the frame, and what is outside of it. */
    private record AtFrame(String vpc, String outside, boolean outward) {}

    private final Map<String, String> vpcs = new HashMap<>();

    SideEdges(List<Element> elements) {
        elements.forEach(element -> index(element, ""));
    }

    private void index(Element element, String around) {
        switch (element) {
            case Node node -> vpcs.put(node.id(), around);
            case Group group -> {
                String vpc = group.kind() == GroupKind.VPC ? group.id() : around;
                vpcs.put(group.id(), around);
                group.children().forEach(child -> index(child, vpc));
            }
        }
    }

    List<Edge> together(List<Edge> edges) {
        Map<AtFrame, List<Edge>> atFrames = new LinkedHashMap<>();
        for (Edge edge : edges) {
            String from = vpcs.getOrDefault(edge.from(), "");
            String to = vpcs.getOrDefault(edge.to(), "");
            if (!isSide(edge) || from.equals(to)) {
                continue;
            }
            if (!from.isEmpty() && to.isEmpty()) {
                atFrames.computeIfAbsent(new AtFrame(from, edge.to(), true), _ -> new ArrayList<>())
                        .add(edge);
            } else if (from.isEmpty()) {
                atFrames.computeIfAbsent(
                                new AtFrame(to, edge.from(), false), _ -> new ArrayList<>())
                        .add(edge);
            }
        }
        Map<String, AtFrame> frameOf = new HashMap<>();
        atFrames.forEach((frame, several) -> {
            if (several.size() >= FEWEST) {
                several.forEach(edge -> frameOf.put(edge.id(), frame));
            }
        });
        return oneEach(edges, frameOf);
    }

    private static List<Edge> oneEach(List<Edge> edges, Map<String, AtFrame> frameOf) {
        Map<String, EdgeSum> sums = new TreeMap<>();
        // Where edges lead both ways, the flow decides which way the one leads.
        List<Edge> flowsFirst = new ArrayList<>(edges);
        flowsFirst.sort(Comparator.comparing(edge -> !FLOWS.contains(edge.kind())));
        for (Edge edge : flowsFirst) {
            AtFrame frame = frameOf.get(edge.id());
            boolean outward = frame != null && frame.outward();
            String from = frame == null ? edge.from() : outward ? frame.vpc() : frame.outside();
            String to = frame == null ? edge.to() : outward ? frame.outside() : frame.vpc();
            String id = from + " -> " + to;
            EdgeSum back = sums.get(to + " -> " + from);
            EdgeSum sum =
                    back == null ? sums.computeIfAbsent(id, _ -> new EdgeSum(id, from, to)) : back;
            sum.add(edge);
        }
        return sums.values().stream().map(EdgeSum::edge).toList();
    }

    private static boolean isSide(Edge edge) {
        return !edge.relations().isEmpty()
                && edge.relations().stream().allMatch(relation -> SIDE.contains(relation.kind()));
    }
}
