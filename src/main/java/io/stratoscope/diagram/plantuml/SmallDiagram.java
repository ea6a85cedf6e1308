package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Optional;

/** Something of everything that diagrams have. Nobody sees it: drawing it loads what drawing needs. */
final class SmallDiagram {

    private SmallDiagram() {}

    static Diagram withSomethingOfEverything() {
        Element inside =
                group(
                        "vpc",
                        GroupKind.VPC,
                        List.of(
                                group(
                                        "private",
                                        GroupKind.PRIVATE_SUBNET,
                                        List.of(node("db", ResourceType.DB_INSTANCE))),
                                group(
                                        "public",
                                        GroupKind.PUBLIC_SUBNET,
                                        List.of(node("alb", ResourceType.LOAD_BALANCER)))));
        return new Diagram(
                ViewKind.NETWORK,
                "Small",
                List.of(node("internet", Diagram.INTERNET), inside),
                List.of(edge("internet", "alb"), edge("alb", "db")),
                List.of());
    }

    private static Group group(String id, GroupKind kind, List<Element> children) {
        return new Group(id, kind, id, "10.0.0.0/16", Optional.empty(), children);
    }

    private static Node node(String id, ResourceType type) {
        return new Node(id, type, id, "a line", Optional.empty(), NodeStatus.LIVE, 1);
    }

    private static Edge edge(String from, String to) {
        return new Edge(
                from + ">" + to, from, to, RelationKind.ROUTES_TO, "tcp 443", false, List.of());
    }
}
