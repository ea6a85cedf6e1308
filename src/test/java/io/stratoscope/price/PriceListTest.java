package io.stratoscope.price;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

/** Products as AWS's price list has them, and those that look nearly like them. */
class PriceListTest {

    private static ListedProduct wanted(String key) {
        return ListedProducts.named(key).orElseThrow();
    }

    private static String tier(String code, String unit, String from, String to, String usd) {
        return """
        "%s": {"unit": "%s", "beginRange": "%s", "endRange": "%s", "description": "words",
               "rateCode": "x", "appliesTo": [], "pricePerUnit": {"USD": "%s"}}\
        """
                .formatted(code, unit, from, to, usd);
    }

    private static String product(String family, String attributes, String kind, String tiers) {
        return """
        {"product": {"productFamily": "%s", "attributes": {%s, "regionCode": "eu-central-1",
                     "locationType": "AWS Region"}, "sku": "A"},
         "serviceCode": "AmazonEC2", "version": "20261101", "publicationDate": "2026-11-01T00:00:00Z",
         "terms": {"%s": {"A.JRTCKXETXF": {"priceDimensions": {%s}, "sku": "A", "termAttributes": {}}}}}
        """
                .formatted(family, attributes, kind, tiers);
    }

    private static String nat(String usage, String unit, String usd) {
        return product(
                "NAT Gateway",
                "\"usagetype\": \"" + usage + "\"",
                "OnDemand",
                tier("A.1", unit, "0", "Inf", usd));
    }

    private static List<UnitPrice> read(String key, String... products) {
        PriceList list = new PriceList("eu-central-1");
        for (String product : products) {
            list.read(wanted(key), product);
        }
        return list.prices();
    }

    @Test
    void aPriceIsReadWithoutTheRegionsCodeBeforeItsUsage() {
        assertThat(read("nat-gateway", nat("EUC1-NatGateway-Hours", "Hrs", "0.0520000000")))
                .singleElement()
                .satisfies(price -> {
                    assertThat(price.words()).isEqualTo("$0.052/hour");
                    assertThat(price.region()).isEqualTo("eu-central-1");
                });
        assertThat(read("nat-gateway", nat("NatGateway-Hours", "Hrs", "0.045"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "EUC1-NatGateway-Bytes, Hrs, 0.052",
        "EUC1-RegionalNatGateway-Hours, Hrs, 0.052",
        "EUC1-NatGateway-Hours, GB, 0.052",
        "EUC1-NatGateway-Hours, Hrs, 0.0000000000",
        "EUC1-NatGateway-Hours, Hrs, -1",
        "EUC1-NatGateway-Hours, Hrs, five",
    })
    void whatIsNearlyItIsNotTaken(String usage, String unit, String usd) {
        assertThat(read("nat-gateway", nat(usage, unit, usd))).isEmpty();
    }

    @Test
    void anotherRegionsPriceIsNeverBorrowed() {
        assertThat(
                        read(
                                "nat-gateway",
                                nat("EUC1-NatGateway-Hours", "Hrs", "0.052")
                                        .replace("eu-central-1", "us-east-1")))
                .isEmpty();
    }

    @Test
    void reservedPricesDoNotCount() {
        assertThat(
                        read(
                                "nat-gateway",
                                nat("EUC1-NatGateway-Hours", "Hrs", "0.052")
                                        .replace("OnDemand", "Reserved")))
                .isEmpty();
    }

    @Test
    void twoDifferentPricesAreNone() {
        String one = nat("EUC1-NatGateway-Hours", "Hrs", "0.052");
        assertThat(read("nat-gateway", one, one)).hasSize(1);
        assertThat(read("nat-gateway", one, nat("EUC1-NatGateway-Hours", "Hrs", "0.06"))).isEmpty();
    }

    @Test
    void ofTiersTheFirstCountsWhereTiersAreExpectedAndElseNone() {
        String tiers =
                tier("A.2", "GB-Mo", "51200", "512000", "0.0235")
                        + ","
                        + tier("A.1", "GB-Mo", "0", "51200", "0.0245");
        String usage = "\"usagetype\": \"EUC1-TimedStorage-ByteHrs\"";
        assertThat(
                        read(
                                "s3-standard",
                                product(
                                        "Storage",
                                        usage + ", \"volumeType\": \"Standard\"",
                                        "OnDemand",
                                        tiers)))
                .singleElement()
                .satisfies(price -> assertThat(price.words()).isEqualTo("$0.0245/GiB-month"));
        assertThat(
                        read(
                                "efs-standard",
                                product(
                                        "Storage",
                                        usage + ", \"storageClass\": \"General Purpose\"",
                                        "OnDemand",
                                        tiers)))
                .isEmpty();
    }

    @Test
    void aFamilyOfInstancesIsManyPricesAndOtherEnginesAreOthers() {
        String aurora = "\"databaseEngine\": \"Aurora PostgreSQL\", \"usagetype\": ";
        String hour = tier("A.1", "Hrs", "0", "Inf", "0.0860000000");
        PriceList list = new PriceList("eu-central-1");
        for (String attributes :
                List.of(
                        aurora + "\"EUC1-InstanceUsage:db.t4g.medium\"",
                        aurora + "\"EUC1-InstanceUsageIOOptimized:db.r7g.large\"",
                        aurora + "\"EUC1-InstanceUsage:db.r8 {x}\"",
                        "\"databaseEngine\": \"Oracle\", \"licenseModel\": \"Bring your own license\","
                                + " \"usagetype\": \"EUC1-InstanceUsage:db.m5.large\"")) {
            list.read(
                    wanted("aurora/db.t4g.medium"),
                    product("Database Instance", attributes, "OnDemand", hour));
        }
        assertThat(list.prices())
                .singleElement()
                .satisfies(price -> assertThat(price.key()).isEqualTo("aurora/db.t4g.medium"));
    }

    @Test
    void requestsArePaidByTheMillion() {
        assertThat(
                        read(
                                "aurora-io",
                                product(
                                        "System Operation",
                                        "\"usagetype\": \"EUC1-Aurora:StorageIOUsage\"",
                                        "OnDemand",
                                        tier("A.1", "IOs", "0", "Inf", "0.0000002200"))))
                .singleElement()
                .satisfies(price -> assertThat(price.words()).isEqualTo("$0.22/million requests"));
    }

    @Test
    void whatIsNoProductIsPassedOver() {
        assertThat(read("nat-gateway", "", "[]", "{", "{\"product\": 3}", "{\"terms\": {}}"))
                .isEmpty();
    }

    @Test
    void aRenewedTableForgetsWhatTheListDoesNotSayAndIsReadBack() {
        PriceTable shipped = PriceTable.shipped();
        PriceTable renewed =
                shipped.renewed(
                        "eu-central-1",
                        read("nat-gateway", nat("EUC1-NatGateway-Hours", "Hrs", "0.053")),
                        LocalDate.parse("2026-12-01"));
        PriceTable back = PriceTable.parse(renewed.yaml());
        assertThat(back.written()).isEqualTo("2026-12-01");
        assertThat(back.source())
                .startsWith("AWS's price list of eu-central-1, asked on 2026-12-01");
        assertThat(back.price("nat-gateway", "eu-central-1").orElseThrow().usd())
                .isEqualByComparingTo("0.053");
        assertThat(back.price("nat-gateway", "us-east-1"))
                .isEqualTo(shipped.price("nat-gateway", "us-east-1"));
        assertThat(back.price("ebs-gp3", "eu-central-1")).as("not in the answer").isEmpty();
        assertThat(back.price("fargate-spot-vcpu", "eu-central-1"))
                .as("not asked for")
                .isEqualTo(shipped.price("fargate-spot-vcpu", "eu-central-1"));
    }
}
