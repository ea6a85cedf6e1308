package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalDouble;

class MetricBlockTest {

    private static MetricBlock block() {
        MetricBlock block = new MetricBlock(10);
        block.set(0, OptionalDouble.of(1.5));
        block.set(1, OptionalDouble.empty());
        block.set(9, OptionalDouble.of(-0.0));
        return block;
    }

    @Test
    void valuesGapsAndTheUnknownComeBack() {
        MetricBlock read = MetricBlock.decode(block().encode(), 10).orElseThrow();
        assertThat(read.value(0)).hasValue(1.5);
        assertThat(read.isKnown(1)).isTrue();
        assertThat(read.value(1)).isEmpty();
        assertThat(read.isKnown(2)).isFalse();
        assertThat(read.value(2)).isEmpty();
        assertThat(read.value(9)).hasValue(-0.0);
    }

    @Test
    void aValueMayBecomeAGap() {
        MetricBlock block = block();
        block.set(0, OptionalDouble.empty());
        MetricBlock read = MetricBlock.decode(block.encode(), 10).orElseThrow();
        assertThat(read.isKnown(0)).isTrue();
        assertThat(read.value(0)).isEmpty();
    }

    @Test
    void otherBytesAreNone() {
        byte[] good = block().encode();
        assertThat(MetricBlock.decode(new byte[0], 10)).isEmpty();
        assertThat(MetricBlock.decode("not deflated".getBytes(StandardCharsets.UTF_8), 10))
                .isEmpty();
        assertThat(MetricBlock.decode(Arrays.copyOf(good, good.length - 8), 10)).isEmpty();
        assertThat(MetricBlock.decode(good, 200)).as("of more periods").isEmpty();
        assertThat(MetricBlock.decode(good, 1)).as("of fewer periods").isEmpty();
    }
}
