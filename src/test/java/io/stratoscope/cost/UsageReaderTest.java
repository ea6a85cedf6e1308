package io.stratoscope.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stratoscope.cost.Usage.Measured;
import io.stratoscope.json.JsonText;
import io.stratoscope.metrics.FakeCloudWatch;
import io.stratoscope.metrics.MetricId;
import io.stratoscope.metrics.MetricReader;
import io.stratoscope.metrics.ResourceMetrics;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.price.PriceTable;
import io.stratoscope.price.UnitPrice;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class UsageReaderTest {
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final FakeCloudWatch watch = new FakeCloudWatch();
    private final SnapshotBuilder it = new SnapshotBuilder();

    private static Arn arn(String service, String resource) {
        return Arn.parse(
                        "arn:aws:%s:%s:123456789012:%s"
                                .formatted(service, FakeCloudWatch.REGION, resource))
                .orElseThrow();
    }

    private Arn nat() {
        Arn nat = arn("ec2", "natgateway/nat-1");
        it.add(ResourceType.NAT_GATEWAY, nat, "nat", (JsonObject) JsonText.parse("{}"));
        return nat;
    }

    private Arn service() {
        Arn service = arn("ecs", "service/c/s");
        it.add(
                ResourceType.ECS_SERVICE,
                service,
                "s",
                (JsonObject) JsonText.parse("{\"serviceName\":\"s\",\"clusterArn\":\"c\"}"));
        return service;
    }

    private MetricId metric(Arn of, String name) {
        return ResourceMetrics.of(Topology.of(it.build()), of).stream()
                .map(metric -> metric.id())
                .filter(id -> id.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void every(Arn of, String name, Duration since, double aMinute) {
        watch.every(metric(of, name), since, aMinute);
    }

    private Usage usage() {
        return new UsageReader(new MetricReader(watch))
                .read(Topology.of(it.build()), watch.clock().instant(), () -> false);
    }

    private CostEstimate estimate() {
        return CostEstimate.of(Topology.of(it.build()), PriceTable.shipped(), usage());
    }

    private static List<String> rules(CostEstimate cost) {
        return Waste.in(cost).stream().map(Waste::rule).toList();
    }

    @Test
    void bytesOfTwoWeeksAreThoseOfAMonth() {
        Arn nat = nat();
        double gib = 1L << 30;
        every(nat, "BytesOutToDestination", TWO_WEEKS, gib / 60);
        every(nat, "BytesInFromDestination", TWO_WEEKS, gib / 30);
        Measured data = usage().of(nat, "nat-gateway-data").orElseThrow();
        assertThat(data.quantity().doubleValue())
                .as("3 GiB an hour, 730 hours")
                .isCloseTo(2_190, within(10.0));
        assertThat(data.words()).contains("14 days", "BytesOutToDestination");
        Estimate estimate = estimate().of(nat).orElseThrow();
        assertThat(estimate.unknown()).isEmpty();
        assertThat(estimate.monthlyUsd().doubleValue())
                .isCloseTo(37.96 + 2_190 * 0.052, within(1.0));
    }

    @Test
    void whatIsYoungerIsCountedByItsOwnTime() {
        Arn nat = nat();
        double gib = 1L << 30;
        every(nat, "BytesOutToDestination", Duration.ofDays(2), gib / 60);
        every(nat, "BytesInFromDestination", Duration.ofDays(2), 0);
        Measured data = usage().of(nat, "nat-gateway-data").orElseThrow();
        assertThat(data.quantity().doubleValue()).isCloseTo(730, within(20.0));
        assertThat(data.words()).contains("2 days");
    }

    @Test
    void halfOfASumIsNotTheSum() {
        Arn nat = nat();
        every(nat, "BytesOutToDestination", TWO_WEEKS, 1);
        assertThat(usage().of(nat, "nat-gateway-data")).isEmpty();
        assertThat(estimate().of(nat).orElseThrow().unknown())
                .containsExactly("the data that it processes ($0.052/GiB)");
    }

    @Test
    void whyNothingWasMeasuredIsSaid() {
        Arn nat = nat();
        watch.refuse(FakeCloudWatch.error(403, "AccessDenied", "no"));
        assertThat(usage().problem()).isPresent();
        assertThat(estimate().of(nat).orElseThrow().unknown().getFirst())
                .startsWith("the data that it processes ($0.052/GiB), not measured: ");
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    /** The metric of a storage class. */
    private MetricId stored(Arn of, String name, String storageClass) {
        return ResourceMetrics.of(Topology.of(it.build()), of).stream()
                .map(metric -> metric.id())
                .filter(id -> id.name().equals(name))
                .filter(id -> id.dimensions().containsValue(storageClass))
                .findFirst()
                .orElseThrow();
    }

    private Arn bucket() {
        Arn bucket = Arn.parse("arn:aws:s3:::b").orElseThrow();
        it.add(ResourceType.BUCKET, bucket, "b", json("{\"BucketRegion\":\"eu-central-1\"}"));
        return bucket;
    }

    private void daily(MetricId metric, double gib) {
        Instant today = watch.clock().instant().truncatedTo(ChronoUnit.DAYS);
        for (int day = 1; day < 14; day++) {
            watch.put(metric, today.minus(Duration.ofDays(day)), gib * (1L << 30));
        }
    }

    @Test
    void eachStorageClassOfABucketHasItsPrice() {
        Arn bucket = bucket();
        daily(stored(bucket, "BucketSizeBytes", "StandardStorage"), 100);
        daily(stored(bucket, "BucketSizeBytes", "GlacierInstantRetrievalStorage"), 1000);
        Estimate estimate = estimate().of(bucket).orElseThrow();
        assertThat(estimate.lines())
                .extracting(Estimate.Line::what)
                .containsExactly("Standard storage", "Glacier Instant Retrieval storage");
        assertThat(estimate.monthlyUsd()).isEqualByComparingTo("7.45");
        assertThat(estimate.assumptions())
                .contains("it keeps as much as it did last, by BucketSizeBytes")
                .anyMatch(word -> word.contains("in other classes than Standard"));
        assertThat(estimate.unknown()).containsExactly("the requests to it");
    }

    @Test
    void aBucketWithoutStandardStorageIsKnownAllTheSame() {
        Arn bucket = bucket();
        daily(stored(bucket, "BucketSizeBytes", "StandardIAStorage"), 10);
        Estimate estimate = estimate().of(bucket).orElseThrow();
        assertThat(estimate.monthlyUsd()).isEqualByComparingTo("0.135");
        assertThat(estimate.unknown()).containsExactly("the requests to it");
    }

    @Test
    void aClassWithoutAPriceIsNotKnownAndABucketWithoutMetricsNeither() {
        Arn bucket = bucket();
        assertThat(estimate().of(bucket).orElseThrow().unknown())
                .containsExactly("what it keeps ($0.0245/GiB-month)", "the requests to it");
        daily(stored(bucket, "BucketSizeBytes", "GlacierStorage"), 10);
        Estimate estimate = estimate().of(bucket).orElseThrow();
        assertThat(estimate.isUnknown()).isTrue();
        assertThat(estimate.unknown()).contains("Glacier Flexible Retrieval storage");
    }

    private Arn files(String description) {
        Arn files = arn("elasticfilesystem", "file-system/fs-1");
        it.add(ResourceType.EFS_FILE_SYSTEM, files, "fs", json(description));
        return files;
    }

    @Test
    void eachStorageClassOfAFileSystemIsMeasured() {
        Arn files = files("{\"SizeInBytes\":{\"ValueInStandard\":1,\"ValueInIA\":0}}");
        double gib = 1L << 30;
        watch.every(stored(files, "StorageBytes", "Standard"), TWO_WEEKS, 10 * gib);
        watch.every(stored(files, "StorageBytes", "IA"), TWO_WEEKS, 5 * gib);
        Estimate estimate = estimate().of(files).orElseThrow();
        assertThat(estimate.monthlyUsd()).as("10 GiB at $0.36").isEqualByComparingTo("3.60");
        assertThat(estimate.unknown())
                .singleElement()
                .asString()
                .startsWith("infrequent access storage");
        assertThat(estimate.assumptions()).anyMatch(word -> word.contains("by StorageBytes"));
    }

    @Test
    void whatEfsSaysOfItselfDoesWhereNothingIsMeasured() {
        Arn files = files("{\"SizeInBytes\":{\"ValueInStandard\":10737418240,\"ValueInIA\":0}}");
        Estimate estimate = estimate().of(files).orElseThrow();
        assertThat(estimate.monthlyUsd()).isEqualByComparingTo("3.60");
        assertThat(estimate.lines()).hasSize(1);
    }

    private Arn endpoint(String type) {
        Arn endpoint = arn("ec2", "vpc-endpoint/vpce-1");
        it.add(
                ResourceType.VPC_ENDPOINT,
                endpoint,
                "e",
                json(
                        "{\"VpcEndpointType\":\"%s\",\"SubnetIds\":[\"a\"],\"ServiceName\":\"s\",\"VpcId\":\"v\"}"
                                .formatted(type)));
        return endpoint;
    }

    @Test
    void anInterfaceEndpointPaysForWhatGoesThroughItAndAGatewayHasNoMetrics() {
        Arn endpoint = endpoint("Interface");
        every(endpoint, "BytesProcessed", TWO_WEEKS, (1L << 30) / 60.0);
        Estimate estimate = estimate().of(endpoint).orElseThrow();
        assertThat(estimate.monthlyUsd().doubleValue())
                .as("an hour in a zone, and 730 GiB, at $0.012 each")
                .isCloseTo(17.52, within(0.1));
        assertThat(estimate.unknown()).isEmpty();
        endpoint("Gateway");
        assertThat(estimate().of(endpoint)).isEmpty();
        assertThat(usage().of(endpoint, "vpc-endpoint-data")).isEmpty();
    }

    private Arn cluster(String storage) {
        Arn cluster = arn("rds", "cluster:c");
        it.add(
                ResourceType.DB_CLUSTER,
                cluster,
                "c",
                json(
                        "{\"Engine\":\"aurora-postgresql\",\"StorageType\":\"%s\"}"
                                .formatted(storage)));
        return cluster;
    }

    @Test
    void readsAndWritesOfAnAuroraClusterAreCounted() {
        Arn cluster = cluster("aurora");
        every(cluster, "VolumeReadIOPs", TWO_WEEKS, 1_000);
        assertThat(usage().of(cluster, "aurora-io")).as("half of a sum").isEmpty();
        every(cluster, "VolumeWriteIOPs", TWO_WEEKS, 500);
        Measured io = usage().of(cluster, "aurora-io").orElseThrow();
        assertThat(io.quantity().doubleValue())
                .as("1,500 a minute are millions a month")
                .isCloseTo(65.7, within(0.3));
        assertThat(estimate().of(cluster).orElseThrow().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.formula()).contains("$0.22/million requests"));
    }

    @Test
    void anIoOptimizedClusterPaysForNoReadsAndWrites() {
        Arn cluster = cluster("aurora-iopt1");
        every(cluster, "VolumeReadIOPs", TWO_WEEKS, 1_000);
        every(cluster, "VolumeWriteIOPs", TWO_WEEKS, 500);
        assertThat(usage().of(cluster, "aurora-io")).isEmpty();
        Estimate estimate = estimate().of(cluster).orElseThrow();
        assertThat(estimate.lines()).isEmpty();
        assertThat(estimate.assumptions())
                .contains("its reads and writes are free: it is I/O-Optimized");
        assertThat(estimate.unknown()).doesNotContain("its reads and writes");
    }

    @Test
    void aServiceThatWouldDoWithHalfIsWaste() {
        Arn service = service();
        every(service, "CPUUtilization", TWO_WEEKS, 29);
        every(service, "MemoryUtilization", TWO_WEEKS, 39);
        assertThat(rules(estimate())).contains("oversized-service");
    }

    @Test
    void aBusyHourIsEnough() {
        Arn service = service();
        every(service, "CPUUtilization", TWO_WEEKS, 5);
        every(service, "MemoryUtilization", TWO_WEEKS, 5);
        MetricId cpu = metric(service, "CPUUtilization");
        for (int minute = 120; minute < 240; minute++) {
            watch.put(
                    cpu,
                    watch.clock()
                            .instant()
                            .truncatedTo(ChronoUnit.MINUTES)
                            .minusSeconds(60L * minute),
                    90);
        }
        assertThat(rules(estimate())).isEmpty();
    }

    @Test
    void memoryAloneKeepsAServiceAsLargeAsItIs() {
        Arn service = service();
        every(service, "CPUUtilization", TWO_WEEKS, 5);
        every(service, "MemoryUtilization", TWO_WEEKS, 41);
        assertThat(rules(estimate())).isEmpty();
    }

    @Test
    void aWeekIsTooShortToSay() {
        Arn service = service();
        every(service, "CPUUtilization", Duration.ofDays(7), 5);
        every(service, "MemoryUtilization", Duration.ofDays(7), 5);
        assertThat(rules(estimate())).isEmpty();
    }

    @Test
    void withoutMetricsNothingIsSaid() {
        service();
        assertThat(rules(estimate())).isEmpty();
        assertThat(usage().problem()).isEqualTo(Optional.empty());
    }

    private Optional<Waste> oversized(String region, String instanceClass, double cpu) {
        Arn database =
                Arn.parse("arn:aws:rds:%s:123456789012:db:d".formatted(FakeCloudWatch.REGION))
                        .orElseThrow();
        it.add(
                ResourceType.DB_INSTANCE,
                database,
                "d",
                json(
                        "{\"Engine\":\"aurora-postgresql\",\"DBInstanceClass\":\"%s\"}"
                                .formatted(instanceClass)));
        every(database, "CPUUtilization", TWO_WEEKS, cpu);
        PriceTable prices =
                region.equals(FakeCloudWatch.REGION)
                        ? PriceTable.shipped()
                        : PriceTable.shipped()
                                .renewed(
                                        FakeCloudWatch.REGION,
                                        pricesOf("aurora/db.r6g.large", "aurora/db.r6g.xlarge"),
                                        LocalDate.parse("2026-11-28"));
        return Waste.in(CostEstimate.of(Topology.of(it.build()), prices, usage())).stream()
                .filter(waste -> waste.rule().equals("oversized-database"))
                .findFirst();
    }

    private static List<UnitPrice> pricesOf(String... keys) {
        return Stream.of(keys)
                .flatMap(key -> PriceTable.shipped().price(key, "us-east-1").stream())
                .map(price ->
                        new UnitPrice(price.key(), FakeCloudWatch.REGION, price.usd(), price.per()))
                .toList();
    }

    @Test
    void aSmallerDatabaseSavesWhatItsClassCostsLess() {
        Waste waste = oversized("renewed", "db.r6g.xlarge", 20).orElseThrow();
        assertThat(waste.monthlyUsd().orElseThrow())
                .as("730 hours at $0.519 less $0.26")
                .isEqualByComparingTo("189.07");
        assertThat(waste.remedy()).contains("db.r6g.large is the next one.");
    }

    @Test
    void whereTheSmallerClassHasNoPriceThatIsSaid() {
        Waste smallest = oversized("renewed", "db.r6g.large", 20).orElseThrow();
        assertThat(smallest.monthlyUsd()).isEmpty();
        assertThat(smallest.remedy())
                .contains("db.r6g.medium may be the next one, but its price is not known here.");
        Waste unpriced = oversized(FakeCloudWatch.REGION, "db.t4g.large", 20).orElseThrow();
        assertThat(unpriced.monthlyUsd()).isEmpty();
        Waste serverless = oversized("renewed", "db.serverless", 20).orElseThrow();
        assertThat(serverless.monthlyUsd()).isEmpty();
        assertThat(serverless.remedy()).endsWith("if they allow it.");
    }

    @Test
    void aDatabaseThatWorksIsNotTooLarge() {
        assertThat(oversized("renewed", "db.r6g.xlarge", 31)).isEmpty();
    }
}
