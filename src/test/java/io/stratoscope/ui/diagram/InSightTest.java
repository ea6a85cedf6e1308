package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Scene.Bounds;

import org.junit.jupiter.api.Test;

class InSightTest {

    private final DiagramIndex index = new DiagramIndex(Grids.of(200));

    @Test
    void onlyWhatTouchesTheAreaIsInSight() {
        Bounds first = index.bounds(Grids.arn(0).toString()).orElseThrow();

        InSight seen = InSight.of(index, first);

        assertThat(seen.nodes()).containsExactly(Grids.arn(0).toString());
        assertThat(seen.groups()).containsExactly("vpc-0");
        assertThat(seen.edges()).contains("e00000", "e00001").hasSizeLessThan(10);
    }

    @Test
    void everythingIsInSightOfTheWhole() {
        InSight seen = InSight.of(index, new Bounds(0, 0, 100_000, 100_000));

        assertThat(seen.nodes()).hasSize(200);
        assertThat(seen.edges()).hasSize(200);
        assertThat(seen.groups()).hasSize(10);
        assertThat(InSight.nodes(index, new Bounds(0, 0, 100_000, 100_000))).isEqualTo(200);
    }

    @Test
    void nothingIsInSightBesideTheDrawing() {
        assertThat(InSight.of(index, new Bounds(-500, -500, 400, 400))).isEqualTo(InSight.NOTHING);
    }

    @Test
    void edgeIsInSightWhereOnlyItsMiddlePassesThrough() {
        Polyline course = index.course("e00020").orElseThrow(); // from one VPC to the next
        Polyline.Point middle = course.middle();

        InSight seen = InSight.of(index, new Bounds(middle.x(), middle.y(), 1, 1));

        assertThat(seen.edges()).contains("e00020");
    }
}
