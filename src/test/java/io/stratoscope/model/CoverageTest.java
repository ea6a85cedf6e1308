package io.stratoscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class CoverageTest {

    @Test
    void totalsAddUp() {
        Coverage coverage =
                new Coverage(
                        List.of(
                                new Coverage.Row("rds", "b", 1, 2, 3, 4, 5, 6, 7, 8),
                                new Coverage.Row("ec2", "a", 10, 0, 0, 1, 0, 0, 0, 0)));
        assertThat(coverage.rows()).extracting(Coverage.Row::service).containsExactly("ec2", "rds");
        assertThat(coverage.total().total()).isEqualTo(36 + 11);
        assertThat(coverage.total().confirmed()).isEqualTo(11);
    }

    @Test
    void hundredPercentOnlyWhenNothingIsUnknown() {
        assertThat(percent(new Coverage.Row("a", "b", 999, 5, 5, 0, 0, 0, 0, 0))).contains(100);
        assertThat(percent(new Coverage.Row("a", "b", 999, 0, 0, 1, 0, 0, 0, 0))).contains(99);
        assertThat(percent(new Coverage.Row("a", "b", 999, 0, 0, 0, 0, 0, 1, 0))).contains(99);
        assertThat(percent(new Coverage.Row("a", "b", 0, 0, 0, 0, 0, 0, 0, 1))).contains(0);
    }

    @Test
    void noFigureWhereNothingWasAskedFor() {
        assertThat(new Coverage(List.of()).percentConfirmed()).isEmpty();
        assertThat(percent(new Coverage.Row("a", "b", 0, 3, 0, 0, 0, 0, 0, 0))).isEmpty();
    }

    private static java.util.Optional<Integer> percent(Coverage.Row row) {
        return new Coverage(List.of(row)).percentConfirmed();
    }
}
