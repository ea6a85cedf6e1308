package io.stratoscope.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.price.PriceTable;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class BackupCostTest {

    private static final Instant TAKEN = Instant.parse("2026-03-01T01:37:00Z");
    private static final Optional<Duration> WEEK = Optional.of(Duration.ofDays(7));
    private static final PriceTable PRICES =
            PriceTable.parse(
                    """
                    written: 2026-03-01
                    source: made up
                    prices:
                      aurora-backup: {per: GiB-month, eu-central-1: "0.02"}
                      s3-standard: {per: GiB-month, eu-central-1: "0.0245"}
                    """);

    private static BackupCost of(String type, int daysLater, PriceTable prices) {
        return BackupCost.of(
                RestorePointsTest.database("photos-1", type, TAKEN),
                TAKEN.plus(Duration.ofDays(daysLater)),
                WEEK,
                prices);
    }

    @Test
    void withinTheRetentionItIsFreeAndSaysWhatComesThen() {
        assertThat(of("automated", 6, PRICES).monthlyUsd().orElseThrow()).isZero();
        BackupCost young = of("manual", 6, PRICES);
        assertThat(young.monthlyUsd().orElseThrow()).isZero();
        assertThat(young.words()).contains("retention of 7 days; then 12 GiB at $0.02/GiB-month");
    }

    @Test
    void whatIsOlderIsPaidByItsSize() {
        assertThat(of("manual", 8, PRICES).monthlyUsd().orElseThrow()).isEqualByComparingTo("0.24");
    }

    @Test
    void aPriceThatIsNotKnownIsNotGuessed() {
        PriceTable none = PriceTable.parse("written: 2026-03-01\nsource: x\nprices: {}\n");

        assertThat(of("manual", 8, none).monthlyUsd()).isEmpty();
        assertThat(of("manual", 8, none).words())
                .contains("eu-central-1 is not in the price table");
        assertThat(
                        BackupCost.ofFiles(Optional.of(1L << 30), "STANDARD", "eu-central-1", none)
                                .monthlyUsd())
                .isEmpty();
    }

    @Test
    void theFilesCostWhatTheFileSystemHolds() {
        assertThat(
                        BackupCost.ofFiles(
                                        Optional.of(100L << 30), "STANDARD", "eu-central-1", PRICES)
                                .monthlyUsd()
                                .orElseThrow())
                .isEqualByComparingTo("2.45");
        assertThat(
                        BackupCost.ofFiles(
                                        Optional.of(100L << 30), "OUTPOSTS", "eu-central-1", PRICES)
                                .monthlyUsd())
                .isEmpty();
        assertThat(BackupCost.ofFiles(Optional.empty(), "STANDARD", "eu-central-1", PRICES).words())
                .contains("not known");
    }
}
