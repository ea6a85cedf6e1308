package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/16", "0.0.0.0/0", "255.255.255.255/32", "192.168.1.128/25"})
    void aBlockIsWrittenAsItWasRead(String text) {
        assertThat(Cidr.around(text)).map(Cidr::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0/16",
                "10.0.0.0/33",
                "10.0.0.256/16",
                "10.0.0.0.0/16",
                "10.0.0.-1/16",
                "10.0.0.+1/16",
                "010.0.0.0/16",
                "10.0.0.0/016",
                "10.0.0.0/ 16",
                "١٠.0.0.0/16",
                "fd00::/8"
            })
    void whatOnlyLooksLikeABlockIsNone(String text) {
        assertThat(Cidr.around(text)).isEmpty();
    }

    @Test
    void bitsBelowThePrefixAreDropped() {
        assertThat(block("10.0.7.9/16")).hasToString("10.0.0.0/16");
        assertThat(block("200.1.2.3/0")).hasToString("0.0.0.0/0");
    }

    @Test
    void aBlockContainsItselfAndItsParts() {
        Cidr whole = block("10.0.0.0/16");

        assertThat(whole.contains(whole)).isTrue();
        assertThat(whole.contains(block("10.0.255.0/24"))).isTrue();
        assertThat(whole.contains(block("10.1.0.0/24"))).isFalse();
        assertThat(whole.contains(block("10.0.0.0/15"))).isFalse();
    }

    @Test
    void neighboursDoNotOverlap() {
        assertThat(block("10.0.0.0/24").overlaps(block("10.0.0.128/25"))).isTrue();
        assertThat(block("10.0.0.128/25").overlaps(block("10.0.0.0/24"))).isTrue();
        assertThat(block("10.0.0.0/25").overlaps(block("10.0.0.128/25"))).isFalse();
    }

    @Test
    void partsAreCountedFromZero() {
        assertThat(block("10.0.0.0/16").part(0, 24)).hasToString("10.0.0.0/24");
        assertThat(block("10.0.0.0/16").part(11, 24)).hasToString("10.0.11.0/24");
        assertThat(block("128.0.0.0/1").part(1, 2)).hasToString("192.0.0.0/2");
        assertThat(block("10.0.0.0/16").part(255, 24)).hasToString("10.0.255.0/24");
    }

    @Test
    void thereIsNoPartBeyondItsEnd() {
        Cidr whole = block("10.0.0.0/16");

        assertThatThrownBy(() -> whole.part(256, 24)).hasMessageContaining("no part 256");
        assertThatThrownBy(() -> whole.part(-1, 24)).hasMessageContaining("no part -1");
        assertThatThrownBy(() -> whole.part(0, 15)).hasMessageContaining("15 bits");
    }

    private static Cidr block(String text) {
        return Cidr.around(text).orElseThrow();
    }
}
