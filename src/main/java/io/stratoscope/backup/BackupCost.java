package io.stratoscope.backup;

import io.stratoscope.price.PriceTable;
import io.stratoscope.price.UnitPrice;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a copy costs a month by list price. Facts: <a
 * href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-storage-backup.html">Understanding Amazon Aurora backup
 * storage usage</a>: a snapshot is not charged for while it is younger than the cluster's retention, and all backups within it
 * are free up to the size of the database.
 *
 * @param monthlyUsd empty where nobody knows
 * @param words how that was counted, and what of it is guessed: one sentence
 */
public record BackupCost(Optional<BigDecimal> monthlyUsd, String words) {

    private static final double GIB = 1L << 30;
    private static final String DATABASE = "aurora-backup";

    /** Of a DataSync location's classes the prices. */
    private static final Map<String, String> CLASSES =
            Map.of(
                    "STANDARD", "s3-standard",
                    "STANDARD_IA", "s3-standard-infrequent",
                    "ONEZONE_IA", "s3-one-zone-infrequent",
                    "INTELLIGENT_TIERING", "s3-intelligent-frequent",
                    "GLACIER_INSTANT_RETRIEVAL", "s3-glacier-instant",
                    "GLACIER", "s3-glacier-flexible",
                    "DEEP_ARCHIVE", "s3-deep-archive");

    /**
     * Of a database snapshot.
     *
     * @param retention how long the cluster keeps its own backups; empty where that is not known
     */
    static BackupCost of(
            DatabaseCopy copy, Instant now, Optional<Duration> retention, PriceTable prices) {
        if (!copy.engine().startsWith("aurora")) {
            return new BackupCost(
                    Optional.empty(),
                    "What snapshots cost of a cluster that is not Aurora is not known.");
        }
        if (copy.isAutomated()) {
            return new BackupCost(
                    Optional.of(BigDecimal.ZERO),
                    "Taken for free: automated snapshots cost nothing as long as all of them together are"
                            + " no larger than the database.");
        }
        boolean young =
                copy.created()
                        .flatMap(at -> retention.map(at::plus))
                        .filter(now::isBefore)
                        .isPresent();
        return young
                ? new BackupCost(
                        Optional.of(BigDecimal.ZERO),
                        "Nothing as long as it is younger than the cluster's retention of "
                                + retention.map(Duration::toDays).orElse(0L)
                                + " days; then "
                                + byPrice(copy, prices))
                : new BackupCost(
                        prices.price(DATABASE, copy.arn().region())
                                .map(price -> price.monthly(BigDecimal.valueOf(copy.gibibytes()))),
                        byPrice(copy, prices));
    }

    private static String byPrice(DatabaseCopy copy, PriceTable prices) {
        return prices.price(DATABASE, copy.arn().region())
                .map(price ->
                        copy.gibibytes()
                                + " GiB at "
                                + price.words()
                                + "; RDS may bill less than the size that it shows.")
                .orElse(
                        "what Aurora takes for backups in "
                                + copy.arn().region()
                                + " is not in the price table.");
    }

    /**
     * Of the files, which are in the bucket once for all restore points.
     *
     * @param bytes how large the file system is that they are copied from; empty where that is not known
     * @param storageClass as DataSync's location has it
     */
    static BackupCost ofFiles(
            Optional<Long> bytes, String storageClass, String region, PriceTable prices) {
        Optional<UnitPrice> price =
                Optional.ofNullable(CLASSES.get(storageClass))
                        .flatMap(key -> prices.price(key, region));
        if (bytes.isEmpty()) {
            return new BackupCost(
                    Optional.empty(), "The size of the file system that is copied is not known.");
        }
        String size = Math.round(bytes.get() / GIB) + " GiB";
        return price.map(known ->
                        new BackupCost(
                                Optional.of(known.monthly(BigDecimal.valueOf(bytes.get() / GIB))),
                                size
                                        + " at "
                                        + known.words()
                                        + " (a guess by the size of the file system)"))
                .orElseGet(() ->
                        new BackupCost(
                                Optional.empty(),
                                "What S3 takes for "
                                        + storageClass
                                        + " in "
                                        + region
                                        + " is not in the price table."));
    }
}
