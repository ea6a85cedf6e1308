package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.diagram.Diagram.NodeStatus;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.ResourceType;
import io.stratoscope.ui.control.Labels;

import java.util.stream.Collectors;

/** What a tooltip says of an element or an edge. */
final class HoverWords {

    private static final int MOST_RELATIONS = 5;
    private static final int LONGEST_NAME = 80;

    private final DiagramIndex index;

    HoverWords(DiagramIndex index) {
        this.index = index;
    }

    String of(DiagramIndex.Hit hit) {
        return switch (hit) {
            case DiagramIndex.Hit.OnElement(Diagram.Element element) -> element(element);
            case DiagramIndex.Hit.OnEdge(Edge edge) -> edge(edge);
        };
    }

    private static String element(Element element) {
        StringBuilder words = new StringBuilder(shortened(element.label()));
        if (!element.sublabel().isEmpty()) {
            words.append('\n').append(shortened(element.sublabel()));
        }
        switch (element) {
            case Node node -> describe(node, words);
            case Diagram.Group group -> words.append('\n').append(kind(group));
        }
        element.resource().ifPresent(arn -> words.append('\n').append(shortened(arn.toString())));
        return words.toString();
    }

    private static void describe(Node node, StringBuilder words) {
        if (!node.type().name().startsWith("Stratoscope::")) {
            words.append('\n').append(node.type());
        }
        if (node.count() > 1) {
            words.append('\n').append(node.count()).append(" resources; double-click to expand");
        } else if (!node.members().isEmpty()) {
            int parts = node.members().size();
            words.append("\nwith ").append(parts).append(parts == 1 ? " part" : " parts");
            words.append("; double-click to expand");
        }
        String status = status(node.status());
        if (!status.isEmpty()) {
            words.append('\n').append(status);
        }
    }

    private static String status(NodeStatus status) {
        return switch (status) {
            case LIVE -> "";
            case STALE -> "Stale: could not be read this time";
            case UNVERIFIED -> "Unverified: no describe call has confirmed it";
            case UNMANAGED -> "Unmanaged: not in Terraform's state";
            case MISSING -> "Missing: another resource names it, and it was not found";
            case EXTERNAL -> "Outside of this account";
        };
    }

    private static String kind(Diagram.Group group) {
        return switch (group.kind()) {
            case ACCOUNT -> "Account";
            case REGION -> "Region";
            case VPC -> ResourceType.VPC.name();
            case AVAILABILITY_ZONE -> "Availability zone";
            case PUBLIC_SUBNET -> "Public subnet";
            case PRIVATE_SUBNET -> "Private subnet";
            case GENERIC -> "Group of " + group.children().size();
            case MODULE -> "Terraform module";
            case UNMANAGED -> "Managed by no Terraform module";
        };
    }

    private String edge(Edge edge) {
        if (edge.relations().isEmpty()) {
            return label(edge.from()) + " " + edge.kind().verb() + " " + label(edge.to());
        }
        String words =
                edge.relations().stream()
                        .limit(MOST_RELATIONS)
                        .map(this::relation)
                        .collect(Collectors.joining("\n"));
        int more = edge.relations().size() - MOST_RELATIONS;
        return more > 0 ? words + "\nand " + more + " more" : words;
    }

    private String relation(Relation relation) {
        String detail =
                relation.detail().isEmpty() ? "" : " (" + shortened(relation.detail()) + ")";
        return name(relation.from())
                + " "
                + relation.kind().verb()
                + " "
                + name(relation.to())
                + detail
                + "\n    known from "
                + relation.evidence();
    }

    private String name(Arn arn) {
        // What is folded into another has that one's label and not its own.
        return shortened(
                index.element(arn)
                        .filter(element -> element.resource().filter(arn::equals).isPresent())
                        .map(Element::label)
                        .orElseGet(arn::lastSegment));
    }

    private String label(String id) {
        return shortened(index.element(id).map(Element::label).orElse(id));
    }

    private static String shortened(String text) {
        String line = Labels.oneLine(text);
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
    }
}
