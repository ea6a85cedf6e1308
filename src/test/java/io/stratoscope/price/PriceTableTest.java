package io.stratoscope.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class PriceTableTest {
    private static final String HEAD = "written: 2026-01-02\nsource: somewhere\nprices:\n";

    @Test
    void saysWhenAndWhereThePricesAreFrom() {
        assertThat(PriceTable.shipped().written()).hasYear(2026);
        assertThat(PriceTable.shipped().source()).contains("price pages").doesNotContain("\n");
    }

    @Test
    void countsAMonthAs730Hours() {
        assertThat(PriceTable.shipped().price("nat-gateway", "eu-central-1"))
                .hasValueSatisfying(price -> {
                    assertThat(price.monthly(new BigDecimal(2))).isEqualByComparingTo("75.92");
                    assertThat(price.words()).isEqualTo("$0.052/hour");
                });
        assertThat(PriceTable.shipped().price("kms-key", "us-east-1"))
                .hasValueSatisfying(price ->
                        assertThat(price.monthly(BigDecimal.ONE)).isEqualByComparingTo("1"));
    }

    @Test
    void borrowsNoPriceFromAnotherRegion() {
        PriceTable table = PriceTable.parse(HEAD + "  cup: {per: hour, us-east-1: \"1.5\"}\n");
        assertThat(table.price("cup", "us-east-1")).isPresent();
        assertThat(table.price("cup", "us-east-2")).isEmpty();
        assertThat(table.price("cups", "us-east-1")).isEmpty();
    }

    @Test
    void refusesWhatIsNoPrice() {
        assertThatThrownBy(() -> PriceTable.parse(HEAD + "  cup: {us-east-1: \"1\"}\n"))
                .hasMessageContaining("cup does not say per what");
        assertThatThrownBy(() ->
                        PriceTable.parse(HEAD + "  cup: {per: fortnight, us-east-1: \"1\"}\n"))
                .hasMessageContaining("per what");
        assertThatThrownBy(() -> PriceTable.parse(HEAD + "  cup: {per: hour, us-east-1: 1.0}\n"))
                .hasMessageContaining("not in quotes");
        assertThatThrownBy(() -> PriceTable.parse("source: x\nprices: {}\n"))
                .hasMessageContaining("written");
    }
}
