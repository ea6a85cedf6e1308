package io.stratoscope.price;

import static io.stratoscope.price.ListedProduct.of;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The prices of our table that AWS's price list has, one line each. Prices of Fargate Spot, DataSync and hosted zones are not asked for:
 * they move, or belong to no region.
 */
public final class ListedProducts {

    private static final Map<String, String> NAT = Map.of("productFamily", "NAT Gateway");
    private static final Map<String, String> STORAGE = Map.of("productFamily", "Storage");
    private static final Map<String, String> ENDPOINTS = Map.of("productFamily", "VpcEndpoint");
    private static final Map<String, String> BALANCERS =
            Map.of("productFamily", "Load Balancer-Application");
    private static final Map<String, String> AURORA =
            Map.of("productFamily", "Database Instance", "databaseEngine", "Aurora PostgreSQL");
    private static final Map<String, String> NODES =
            Map.of("productFamily", "Cache Instance", "cacheEngine", "Redis");

    private ListedProducts() {}

    public static List<ListedProduct> all() {
        return List.of(
                of("nat-gateway", "AmazonEC2", NAT, "NatGateway-Hours", "Hrs", Per.HOUR),
                of("nat-gateway-data", "AmazonEC2", NAT, "NatGateway-Bytes", "GB", Per.GIB),
                of(
                        "public-ipv4",
                        "AmazonVPC",
                        Map.of("group", "VPCPublicIPv4Address"),
                        "PublicIPv4:InUseAddress",
                        "Hrs",
                        Per.HOUR),
                of("vpc-endpoint", "AmazonVPC", ENDPOINTS, "VpcEndpoint-Hours", "Hrs", Per.HOUR),
                of("vpc-endpoint-data", "AmazonVPC", ENDPOINTS, "VpcEndpoint-Bytes", "GB", Per.GIB)
                        .inTiers(),
                of(
                        "application-load-balancer",
                        "AWSELB",
                        BALANCERS,
                        "LoadBalancerUsage",
                        "Hrs",
                        Per.HOUR),
                of(
                        "application-load-balancer-lcu",
                        "AWSELB",
                        BALANCERS,
                        "LCUUsage",
                        "LCU-Hrs",
                        Per.HOUR),
                fargate("fargate-vcpu", "Fargate-vCPU-Hours:perCPU"),
                fargate("fargate-memory", "Fargate-GB-Hours"),
                fargate("fargate-arm-vcpu", "Fargate-ARM-vCPU-Hours:perCPU"),
                fargate("fargate-arm-memory", "Fargate-ARM-GB-Hours"),
                of("aurora/*", "AmazonRDS", AURORA, "InstanceUsage:", "Hrs", Per.HOUR),
                of(
                        "aurora-storage",
                        "AmazonRDS",
                        Map.of("productFamily", "Database Storage"),
                        "Aurora:StorageUsage",
                        "GB-Mo",
                        Per.GIB_MONTH),
                of(
                                "aurora-io",
                                "AmazonRDS",
                                Map.of("productFamily", "System Operation"),
                                "Aurora:StorageIOUsage",
                                "IOs",
                                Per.MILLION_REQUESTS)
                        .by(1_000_000),
                of(
                        "aurora-backup",
                        "AmazonRDS",
                        Map.of("productFamily", "Storage Snapshot"),
                        "Aurora:BackupUsage",
                        "GB-Mo",
                        Per.GIB_MONTH),
                of(
                        "aurora-acu",
                        "AmazonRDS",
                        Map.of("productFamily", "ServerlessV2"),
                        "Aurora:ServerlessV2Usage",
                        "ACU-Hr",
                        Per.HOUR),
                of(
                        "aurora-iopt/*",
                        "AmazonRDS",
                        AURORA,
                        "InstanceUsageIOOptimized:",
                        "Hrs",
                        Per.HOUR),
                of(
                        "aurora-iopt-storage",
                        "AmazonRDS",
                        Map.of("productFamily", "Database Storage"),
                        "Aurora:IO-OptimizedStorageUsage",
                        "GB-Mo",
                        Per.GIB_MONTH),
                of(
                        "aurora-iopt-acu",
                        "AmazonRDS",
                        Map.of("productFamily", "ServerlessV2"),
                        "Aurora:ServerlessV2IOOptimizedUsage",
                        "ACU-Hr",
                        Per.HOUR),
                of("cache/*", "AmazonElastiCache", NODES, "NodeUsage:", "Hrs", Per.HOUR),
                of(
                        "efs-standard",
                        "AmazonEFS",
                        Map.of("storageClass", "General Purpose"),
                        "TimedStorage-ByteHrs",
                        "GB-Mo",
                        Per.GIB_MONTH),
                of(
                        "efs-infrequent",
                        "AmazonEFS",
                        Map.of("storageClass", "Infrequent Access"),
                        "IATimedStorage-ByteHrs",
                        "GB-Mo",
                        Per.GIB_MONTH),
                of(
                        "efs-archive",
                        "AmazonEFS",
                        Map.of("storageClass", "Archive"),
                        "ArchiveTimedStorage-ByteHrs",
                        "GB-Mo",
                        Per.GIB_MONTH),
                bucket("s3-standard", "TimedStorage-ByteHrs").inTiers(),
                bucket("s3-standard-infrequent", "TimedStorage-SIA-ByteHrs"),
                bucket("s3-one-zone-infrequent", "TimedStorage-ZIA-ByteHrs"),
                bucket("s3-glacier-instant", "TimedStorage-GIR-ByteHrs"),
                bucket("s3-glacier-flexible", "TimedStorage-GlacierByteHrs"),
                bucket("s3-deep-archive", "TimedStorage-GDA-ByteHrs"),
                bucket("s3-intelligent-frequent", "TimedStorage-INT-FA-ByteHrs").inTiers(),
                bucket("s3-intelligent-infrequent", "TimedStorage-INT-IA-ByteHrs"),
                bucket("s3-intelligent-instant", "TimedStorage-INT-AIA-ByteHrs"),
                bucket("s3-intelligent-archive", "TimedStorage-INT-AA-ByteHrs"),
                bucket("s3-intelligent-deep-archive", "TimedStorage-INT-DAA-ByteHrs"),
                of("ebs-gp2", "AmazonEC2", STORAGE, "EBS:VolumeUsage.gp2", "GB-Mo", Per.GIB_MONTH),
                of("ebs-gp3", "AmazonEC2", STORAGE, "EBS:VolumeUsage.gp3", "GB-Mo", Per.GIB_MONTH),
                of("kms-key", "awskms", Map.of(), "KMS-Keys", "Keys", Per.MONTH),
                of(
                        "secret",
                        "AWSSecretsManager",
                        Map.of(),
                        "AWSSecretsManager-Secrets",
                        "Secrets",
                        Per.MONTH),
                alarm("alarm", "CW:AlarmMonitorUsage"),
                alarm("alarm-high-resolution", "CW:HighResAlarmMonitorUsage"),
                alarm("composite-alarm", "CW:CompositeAlarmMonitorUsage"),
                logs("logs-ingestion", "DataProcessing-Bytes", "GB", Per.GIB),
                logs("logs-storage", "TimedStorage-ByteHrs", "GB-Mo", Per.GIB_MONTH),
                logs("insights-scanned", "DataScanned-Bytes", "GB", Per.GIB),
                logs("vended-logs-to-s3", "S3-Egress-Bytes", "GB", Per.GIB).inTiers());
    }

    private static ListedProduct fargate(String key, String usageType) {
        return of(key, "AmazonECS", Map.of(), usageType, "hours", Per.HOUR);
    }

    private static ListedProduct bucket(String key, String usageType) {
        return of(key, "AmazonS3", STORAGE, usageType, "GB-Mo", Per.GIB_MONTH);
    }

    private static ListedProduct alarm(String key, String usageType) {
        return of(
                key,
                "AmazonCloudWatch",
                Map.of("productFamily", "Alarm"),
                usageType,
                "Alarms",
                Per.MONTH);
    }

    private static ListedProduct logs(String key, String usageType, String unit, Per per) {
        return of(key, "AmazonCloudWatch", Map.of(), usageType, unit, per);
    }

    /** Where AWS's price list has a price of our table; empty where it is not asked for. */
    static Optional<ListedProduct> named(String name) {
        return all().stream().filter(product -> product.covers(name)).findFirst();
    }
}
