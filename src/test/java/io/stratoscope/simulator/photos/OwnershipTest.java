package io.stratoscope.simulator.photos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who may do what with a file, as POSIX has it. */
final class OwnershipTest {

    @Test
    void onlyTheFirstBitsThatFitCount() {
        Ownership file = new Ownership(1000, 100, 0247);
        assertThat(file.mayRead(1000, 100)).as("its user").isFalse();
        assertThat(file.mayWrite(1000, 100)).isTrue();
        assertThat(file.mayRead(1, 100)).as("its group").isTrue();
        assertThat(file.mayWrite(1, 100)).isFalse();
        assertThat(file.mayRead(1, 1)).as("others").isTrue();
        assertThat(file.mayWrite(1, 1)).isTrue();
    }

    @Test
    void rootMayAll() {
        Ownership file = new Ownership(1000, 1000, 0);
        assertThat(file.mayRead(0, 0)).isTrue();
        assertThat(file.mayWrite(0, 0)).isTrue();
        assertThat(file.mayWrite(1000, 0)).isFalse();
    }
}
