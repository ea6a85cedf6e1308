package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Diagram.Group;
import io.stratoscope.diagram.Diagram.GroupKind;

import java.util.List;
import java.util.Optional;

/** A diagram of nothing is drawn as a sheet that says so: PlantUML has no picture for it, and a blank one looks broken. */
final class EmptyDiagram {
    private EmptyDiagram() {}

    static Diagram withNotice(Diagram diagram) {
        Group notice =
                new Group(
                        "nothing",
                        GroupKind.GENERIC,
                        "Nothing to show",
                        "",
                        Optional.empty(),
                        List.of());
        return new Diagram(
                diagram.view(), diagram.title(), List.of(notice), List.of(), diagram.warnings());
    }
}
