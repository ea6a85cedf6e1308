package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Scene.Bounds;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class LayoutChangeTest {

    private static final Viewport HERE = new Viewport(1, 0, 0);

    private final DiagramIndex before = new DiagramIndex(Grids.of(40));

    @Test
    void sameLayoutIsNoChangeThoughNamesAreOthers() {
        DiagramIndex renamed = new DiagramIndex(Grids.shifted(40, 0, "renamed-"));

        assertThat(LayoutChange.between(before, HERE, renamed, HERE).isNothing()).isTrue();
    }

    @Test
    void whatMovedComesFromItsOldPlace() {
        DiagramIndex after = new DiagramIndex(Grids.shifted(40, 75, "resource-"));

        LayoutChange change = LayoutChange.between(before, HERE, after, HERE);

        String id = Grids.arn(3).toString();
        assertThat(change.from()).hasSize(42).containsEntry(id, before.bounds(id).orElseThrow());
        assertThat(change.fresh()).as("edges run differently").hasSize(40).contains("e00003");
    }

    @Test
    void whatIsNewHasNoOldPlace() {
        DiagramIndex after = new DiagramIndex(Grids.of(41));

        LayoutChange change = LayoutChange.between(before, HERE, after, HERE);

        assertThat(change.fresh()).contains(Grids.arn(40).toString(), "vpc-2", "e00040");
        assertThat(change.fresh()).doesNotContain(Grids.arn(3).toString(), "e00003");
    }

    @Test
    void oldPlaceIsWhereItWasOnScreen() {
        Viewport zoomed = new Viewport(2, 10, 20);

        LayoutChange change = LayoutChange.between(before, HERE, before, zoomed);

        Bounds was = before.bounds("vpc-1").orElseThrow();
        Bounds from = Optional.ofNullable(change.from().get("vpc-1")).orElseThrow();
        assertThat(zoomed.toScreenX(from.x())).isEqualTo(was.x());
        assertThat(zoomed.toScreenY(from.y())).isEqualTo(was.y());
        assertThat(from.width()).isEqualTo(was.width() / 2);
    }
}
