package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetailTest {

    @Test
    void nearShowsFiguresHoweverMany() {
        assertThat(Detail.of(0.5, 100_000)).isEqualTo(Detail.FIGURES);
    }

    @Test
    void fewAreShownAsFiguresFromFurtherAway() {
        assertThat(Detail.of(0.3, 150)).isEqualTo(Detail.FIGURES);
        assertThat(Detail.of(0.3, 151)).isEqualTo(Detail.BLOCKS);
    }

    @Test
    void farShowsBlocksHoweverFew() {
        assertThat(Detail.of(0.19, 1)).isEqualTo(Detail.BLOCKS);
    }
}
