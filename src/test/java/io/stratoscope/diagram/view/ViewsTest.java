package io.stratoscope.diagram.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

class ViewsTest {
    @Test
    void draws() {
        for (ViewKind kind : ViewKind.values()) {
            Diagram diagram =
                    Views.project(Topology.of(Snapshots.immichLike()), kind, ViewOptions.DEFAULT);
            System.out.println("== " + kind);
            System.out.println(DiagramText.of(diagram));
            diagram.warnings().forEach(System.out::println);
        }
        assertThat(ViewKind.values()).isNotEmpty();
    }
}
