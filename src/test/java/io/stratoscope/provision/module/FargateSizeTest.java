package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FargateSizeTest {

    @ParameterizedTest
    @CsvSource({
        "256, 512",
        "256, 2048",
        "512, 1024",
        "512, 4096",
        "1024, 8192",
        "2048, 4096",
        "2048, 16384",
        "4096, 30720",
        "8192, 20480",
        "8192, 61440",
        "16384, 32768",
        "16384, 122880"
    })
    void fargateHasTheseSizes(long cpu, long memory) {
        assertThat(new FargateSize(cpu, memory).problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "256, 3072, 2048",
        "512, 512, 1024",
        "1024, 1536, 2048",
        "2048, 3072, 4096",
        "2048, 4097, 5120",
        "4096, 31744, 30720",
        "8192, 17408, 20480",
        "16384, 36864, 40960"
    })
    void notThese(long cpu, long memory, long advice) {
        assertThat(new FargateSize(cpu, memory).problem().orElseThrow())
                .startsWith("Fargate has no task with " + memory + " MiB at a cpu of " + cpu)
                .endsWith(" Set " + advice + ".");
    }

    @Test
    void norAnyOtherProcessor() {
        assertThat(new FargateSize(1000, 2048).problem())
                .contains(
                        "Fargate has no task with a cpu of 1000. Set one of 256, 512, 1024, 2048,"
                                + " 4096, 8192, 16384.");
    }
}
