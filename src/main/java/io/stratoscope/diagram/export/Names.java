package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Element;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.Node;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Short names for the elements of a diagram, {@code n1}, {@code g1}, … in its order: what a file uses as identifiers, so that
 * no text of a stranger is ever one.
 */
final class Names {
    private final Map<String, String> byId = new LinkedHashMap<>();
    private final Map<String, Element> elements = new LinkedHashMap<>();

    Names(Diagram diagram) {
        int groups = 0;
        int nodes = 0;
        for (Element element : (Iterable<Element>) diagram.allElements()::iterator) {
            String name =
                    switch (element) {
                        case Group _ -> "g" + ++groups;
                        case Node _ -> "n" + ++nodes;
                    };
            byId.put(element.id(), name);
            elements.put(element.id(), element);
        }
    }

    String of(Element element) {
        return of(element.id());
    }

    String of(String id) {
        String name = byId.get(id);
        if (name == null) {
            throw new IllegalArgumentException("the diagram has no element " + id);
        }
        return name;
    }

    Element element(String id) {
        Element element = elements.get(id);
        if (element == null) {
            throw new IllegalArgumentException("the diagram has no element " + id);
        }
        return element;
    }
}
