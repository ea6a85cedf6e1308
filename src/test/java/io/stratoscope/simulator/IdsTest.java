package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

class IdsTest {

    @Test
    void idsLookLikeThoseOfAws() {
        Ids ids = new Ids();
        assertThat(ids.ec2("vpc")).matches("vpc-0[0-9a-f]{16}");
        assertThat(ids.uuid("key"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(ids.hex("alb", 16)).matches("[0-9a-f]{16}");
        assertThat(ids.upper("role", 17)).matches("[A-Z2-7]{17}");
    }

    @Test
    void theSameOrderGivesTheSameIdsAndOtherKindsDoNotDisturb() {
        Ids one = new Ids();
        Ids other = new Ids();
        String first = one.ec2("vpc");
        one.ec2("subnet");
        assertThat(other.ec2("vpc")).isEqualTo(first);
        assertThat(other.ec2("vpc")).isEqualTo(one.ec2("vpc")).isNotEqualTo(first);
    }

    @Test
    void manyIdsOfOneKindDiffer() {
        Ids ids = new Ids();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            seen.add(ids.ec2("eni"));
        }
        assertThat(seen).hasSize(50_000);
    }
}
