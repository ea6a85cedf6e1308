package io.stratoscope.provision.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.price.Per;
import io.stratoscope.price.PriceTable;
import io.stratoscope.price.UnitPrice;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class MonthlyPriceTest {
    private static final String NAT = "AWS::EC2::NatGateway";

    private static Optional<BigDecimal> of(
            PriceTable prices, String region, String type, JsonObject properties) {
        return new MonthlyPrice(prices, region).of(type, properties, _ -> Optional.empty());
    }

    private static Optional<BigDecimal> nat(PriceTable prices, String region) {
        return of(prices, region, NAT, JsonObject.EMPTY);
    }

    @Test
    void eachRegionHasItsOwnPrice() {
        assertThat(nat(PriceTable.shipped(), "us-east-1").orElseThrow())
                .isEqualByComparingTo("32.85");
        assertThat(nat(PriceTable.shipped(), "eu-central-1").orElseThrow())
                .isEqualByComparingTo("37.96");
    }

    @Test
    void aPriceThatIsNotKnownInARegionIsNotTakenFromAnother() {
        assertThat(nat(PriceTable.shipped(), "eu-west-3")).isEmpty();
        JsonObject database = JsonValue.object().put("DBInstanceClass", "db.t4g.medium").build();
        assertThat(of(PriceTable.shipped(), "us-east-1", "AWS::RDS::DBInstance", database))
                .isPresent();
        assertThat(of(PriceTable.shipped(), "eu-central-1", "AWS::RDS::DBInstance", database))
                .isEmpty();
    }

    @Test
    void whatIsFreeCostsNothingAnywhereAndAHostedZoneBelongsToNoRegion() {
        assertThat(of(PriceTable.shipped(), "eu-west-3", "AWS::EC2::VPC", JsonObject.EMPTY))
                .contains(BigDecimal.ZERO);
        assertThat(
                        of(
                                        PriceTable.shipped(),
                                        "eu-west-3",
                                        "AWS::Route53::HostedZone",
                                        JsonObject.EMPTY)
                                .orElseThrow())
                .isEqualByComparingTo("0.50");
    }

    @Test
    void renewedPricesCount() {
        PriceTable renewed =
                PriceTable.shipped()
                        .renewed(
                                "eu-west-3",
                                List.of(
                                        new UnitPrice(
                                                "nat-gateway",
                                                "eu-west-3",
                                                new BigDecimal("0.05"),
                                                Per.HOUR)),
                                LocalDate.parse("2026-11-28"));
        assertThat(nat(renewed, "eu-west-3").orElseThrow()).isEqualByComparingTo("36.5");
    }
}
