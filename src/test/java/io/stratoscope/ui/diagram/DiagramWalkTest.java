package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.diagram.DiagramWalk.Direction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class DiagramWalkTest {

    /** Two containers side by side, each of four rows of five nodes. */
    private final DiagramWalk walk = new DiagramWalk(new DiagramIndex(Grids.of(40)));

    @ParameterizedTest
    @CsvSource({
        "0, RIGHT, 1",
        "0, DOWN, 5",
        "6, LEFT, 5",
        "6, UP, 1",
        "4, RIGHT, 20",
        "25, LEFT, 9",
    })
    void goesToTheNearestInARowOrAColumn(int from, Direction direction, int to) {
        assertThat(walk.next(Optional.of(Grids.arn(from)), direction)).contains(Grids.arn(to));
    }

    @ParameterizedTest
    @CsvSource({"0, LEFT", "3, UP", "19, DOWN", "24, RIGHT"})
    void goesNowhereAtTheEdge(int from, Direction direction) {
        assertThat(walk.next(Optional.of(Grids.arn(from)), direction)).isEmpty();
    }

    @Test
    void beginsWhereReadingBegins() {
        assertThat(walk.next(Optional.empty(), Direction.LEFT)).contains(Grids.arn(0));
        assertThat(walk.next(Optional.of(Grids.arn(999)), Direction.DOWN))
                .as("what is selected is not on this drawing")
                .contains(Grids.arn(0));
    }

    @Test
    void containerAroundIsTheInnermostThatIsAResource() {
        DiagramWalk sample =
                new DiagramWalk(new DiagramIndex(SampleProject.drawing(ViewKind.NETWORK)));
        Arn subnet = sample.around(SampleProject.DB).orElseThrow();
        Arn vpc = sample.around(subnet).orElseThrow();

        assertThat(subnet.resource()).startsWith("subnet/");
        assertThat(vpc.resource()).as("the zone between is no resource").startsWith("vpc/");
        assertThat(sample.around(vpc)).isEmpty();
    }
}
