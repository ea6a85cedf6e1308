package io.stratoscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {

    private static final double GAP = Double.NaN;

    private static String of(double... values) {
        return Sparkline.of(values, 8);
    }

    @Test
    void higherIsHigher() {
        assertThat(of(0, 1, 2, 3, 4, 5, 6, 7)).isEqualTo("▁▂▃▄▅▆▇█");
    }

    @Test
    void aGapIsNoLowValue() {
        assertThat(of(0, GAP, 7)).isEqualTo("▁·█");
        assertThat(of(GAP, GAP)).isEqualTo("··");
        assertThat(of()).isEmpty();
    }

    @Test
    void whatNeverChangesIsALowLine() {
        assertThat(of(50, 50, 50)).isEqualTo("▁▁▁");
    }

    @Test
    void manyValuesShareACharacter() {
        double[] values = new double[80];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 40 ? 0 : 7;
        }
        values[0] = GAP;
        assertThat(Sparkline.of(values, 8)).isEqualTo("▁▁▁▁████");
    }
}
