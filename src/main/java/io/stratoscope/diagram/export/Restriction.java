package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Edge;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;
import io.stratoscope.model.Arn;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a diagram: elements with the containers that they stand in, and the edges among them. */
final class Restriction {

    private Restriction() {}

    /**
     * The elements of these ids. A container of which nothing is kept goes, unless it is itself one of them; an edge stays
     * where both its ends do.
     */
    static Diagram to(Diagram diagram, Set<String> ids) {
        List<Element> elements =
                diagram.elements().stream().flatMap(each -> kept(each, ids).stream()).toList();
        Diagram part =
                new Diagram(
                        diagram.view(), diagram.title(), elements, List.of(), diagram.warnings());
        Set<String> left = part.allElements().map(Element::id).collect(Collectors.toSet());
        List<Edge> edges =
                diagram.edges().stream()
                        .filter(edge -> left.contains(edge.from()) && left.contains(edge.to()))
                        .toList();
        return new Diagram(diagram.view(), diagram.title(), elements, edges, diagram.warnings());
    }

    private static Optional<Element> kept(Element element, Set<String> ids) {
        return switch (element) {
            case Node node -> Optional.of(node).filter(each -> ids.contains(each.id())).map(e -> e);
            case Group group -> {
                List<Element> children =
                        group.children().stream()
                                .flatMap(each -> kept(each, ids).stream())
                                .toList();
                yield children.isEmpty() && !ids.contains(group.id())
                        ? Optional.empty()
                        : Optional.of(
                                new Group(
                                        group.id(),
                                        group.kind(),
                                        group.label(),
                                        group.sublabel(),
                                        group.resource(),
                                        children));
            }
        };
    }

    /** The ids of a resource's element, of those that share an edge with it, and of all that stands in any of these. */
    static Set<String> neighbourhood(Diagram diagram, Arn resource) {
        Set<String> near = new HashSet<>();
        diagram.allElements()
                .filter(element -> element.resource().filter(resource::equals).isPresent())
                .findFirst()
                .ifPresent(element -> {
                    near.add(element.id());
                    diagram.edges().stream()
                            .filter(edge -> touches(edge, element.id()))
                            .flatMap(edge -> Stream.of(edge.from(), edge.to()))
                            .forEach(near::add);
                });
        diagram.allElements()
                .filter(Group.class::isInstance)
                .filter(element -> near.contains(element.id()))
                .map(Group.class::cast)
                .toList()
                .forEach(group -> addContent(group, near));
        return near;
    }

    private static boolean touches(Edge edge, String id) {
        return edge.from().equals(id) || edge.to().equals(id);
    }

    private static void addContent(Group group, Set<String> ids) {
        for (Element child : group.children()) {
            ids.add(child.id());
            if (child instanceof Group inner) {
                addContent(inner, ids);
            }
        }
    }
}
