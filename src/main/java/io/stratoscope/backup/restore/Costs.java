package io.stratoscope.backup.restore;

import io.stratoscope.price.PriceTable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What a restore costs by the list prices of its region. A price that is not known there is not taken from another one. */
record Costs(PriceTable prices, String region) {

    private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);
    private static final int DIGITS = 4;

    /** A file system with so many bytes in it, and the copying of them. */
    List<RestoreCost> files(long bytes) {
        BigDecimal gibibytes =
                BigDecimal.valueOf(bytes).divide(GIBIBYTE, DIGITS, RoundingMode.HALF_UP);
        return List.of(
                new RestoreCost(
                        "EFS, " + gibibytes.setScale(1, RoundingMode.HALF_UP) + " GiB",
                        prices.price("efs-standard", region).map(price -> price.monthly(gibibytes)),
                        true),
                new RestoreCost(
                        "DataSync, to copy them",
                        prices.price("datasync", region)
                                .map(price -> price.usd().multiply(gibibytes)),
                        false));
    }

    /** A database cluster with instances of these classes. */
    List<RestoreCost> database(List<String> classes) {
        return classes.stream()
                .map(each -> new RestoreCost("database instance " + each, instance(each), true))
                .toList();
    }

    private Optional<BigDecimal> instance(String name) {
        return prices.price("aurora/" + name, region).map(price -> price.monthly(BigDecimal.ONE));
    }
}
