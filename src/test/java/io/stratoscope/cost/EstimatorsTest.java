package io.stratoscope.cost;

import static io.stratoscope.model.SnapshotBuilder.arn;
import static io.stratoscope.model.SnapshotBuilder.ec2;
import static io.stratoscope.model.SnapshotBuilder.global;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.price.PriceTable;
import io.stratoscope.topology.Topology;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class EstimatorsTest {
    private static final Arn SERVICE = arn("ecs", "service/c/s");
    private static final Arn DEFINITION = arn("ecs", "task-definition/s:1");

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    private static Optional<Estimate> estimate(SnapshotBuilder it, Arn arn) {
        return CostEstimate.of(Topology.of(it.build()), PriceTable.shipped()).of(arn);
    }

    private static Optional<Estimate> of(ResourceType type, Arn arn, String description) {
        SnapshotBuilder it = new SnapshotBuilder();
        it.add(type, arn, "it", json(description));
        return estimate(it, arn);
    }

    private static Estimate one(ResourceType type, Arn arn, String description) {
        return of(type, arn, description).orElseThrow();
    }

    private static Estimate service(String service, String definition) {
        SnapshotBuilder it = new SnapshotBuilder();
        it.add(ResourceType.ECS_SERVICE, SERVICE, "s", json(service));
        it.add(ResourceType.ECS_TASK_DEFINITION, DEFINITION, "s:1", json(definition));
        it.relate(SERVICE, RelationKind.CONFIGURED_BY, DEFINITION);
        return estimate(it, SERVICE).orElseThrow();
    }

    private static List<String> formulas(Estimate estimate) {
        return estimate.lines().stream().map(Estimate.Line::formula).toList();
    }

    @Test
    void natGatewayIsPaidByTheHourAndItsDataIsUnknown() {
        Estimate nat = one(ResourceType.NAT_GATEWAY, ec2("natgateway/nat-1"), "{}");
        assertThat(nat.monthlyUsd()).isEqualByComparingTo("37.96");
        assertThat(formulas(nat)).containsExactly("1 × $0.052/hour × 730 hours");
        assertThat(nat.unknown()).containsExactly("the data that it processes ($0.052/GiB)");
        assertThat(of(ResourceType.NAT_GATEWAY, ec2("natgateway/nat-1"), "{\"State\":\"deleted\"}"))
                .isEmpty();
    }

    @Test
    void aRegionWithoutAPriceIsUnknownAndNotZero() {
        Arn there = Arn.parse("arn:aws:ec2:ap-south-2:123456789012:natgateway/nat-1").orElseThrow();
        Estimate nat = one(ResourceType.NAT_GATEWAY, there, "{}");
        assertThat(nat.isUnknown()).isTrue();
        assertThat(nat.unknown())
                .contains("NAT gateway: the price table has no nat-gateway for ap-south-2");
    }

    @Test
    void loadBalancerHasAddressesOnlyWhereItFacesTheInternet() {
        Arn alb = arn("elasticloadbalancing", "loadbalancer/app/a/1");
        String zones = "\"AvailabilityZones\":[{},{}]";
        assertThat(
                        one(
                                        ResourceType.LOAD_BALANCER,
                                        alb,
                                        "{\"Type\":\"application\",\"Scheme\":\"internet-facing\","
                                                + zones
                                                + "}")
                                .monthlyUsd())
                .isEqualByComparingTo("27.01");
        assertThat(
                        one(
                                        ResourceType.LOAD_BALANCER,
                                        alb,
                                        "{\"Type\":\"application\",\"Scheme\":\"internal\","
                                                + zones
                                                + "}")
                                .monthlyUsd())
                .isEqualByComparingTo("19.71");
        assertThat(one(ResourceType.LOAD_BALANCER, alb, "{\"Type\":\"network\"}").isUnknown())
                .isTrue();
    }

    @Test
    void fargateCountsRunningTasks() {
        Estimate tasks =
                service(
                        "{\"launchType\":\"FARGATE\",\"runningCount\":2,\"desiredCount\":3}",
                        "{\"cpu\":\"2048\",\"memory\":\"4096\"}");
        assertThat(formulas(tasks))
                .containsExactly("4 × $0.04656/hour × 730 hours", "8 × $0.00511/hour × 730 hours");
        assertThat(tasks.assumptions()).contains("as many tasks run all month as do now");
    }

    @Test
    void fargateKnowsArmAndSpot() {
        assertThat(
                        formulas(
                                service(
                                        "{\"runningCount\":1}",
                                        "{\"cpu\":\"1024\",\"memory\":\"2048\",\"runtimePlatform\":{\"cpuArchitecture\":\"ARM64\"}}")))
                .containsExactly("1 × $0.03725/hour × 730 hours", "2 × $0.00409/hour × 730 hours");
        Estimate mixed =
                service(
                        "{\"runningCount\":4,\"capacityProviderStrategy\":["
                                + "{\"capacityProvider\":\"FARGATE_SPOT\",\"weight\":3},"
                                + "{\"capacityProvider\":\"FARGATE\",\"weight\":1}]}",
                        "{\"cpu\":\"1024\",\"memory\":\"2048\"}");
        assertThat(formulas(mixed))
                .contains("1 × $0.04656/hour × 730 hours", "3 × $0.013968/hour × 730 hours");
        assertThat(mixed.assumptions()).anyMatch(words -> words.contains("Spot costs 30 %"));
    }

    @Test
    void fargateOnNoTaskWindowsOrInstancesIsNotGuessed() {
        assertThat(
                        service(
                                        "{\"runningCount\":1}",
                                        "{\"cpu\":\"1024\",\"memory\":\"2048\",\"runtimePlatform\":{\"operatingSystemFamily\":\"WINDOWS_SERVER_2022_CORE\"}}")
                                .unknown())
                .containsExactly("tasks on Windows");
        assertThat(of(ResourceType.ECS_SERVICE, SERVICE, "{\"launchType\":\"EC2\"}")).isEmpty();
        assertThat(one(ResourceType.ECS_SERVICE, SERVICE, "{\"runningCount\":1}").unknown())
                .containsExactly("its tasks: their definition was not found");
    }

    @Test
    void auroraWithoutARegionsPriceIsUnknown() {
        Arn here = arn("rds", "db:a");
        Arn virginia = Arn.parse("arn:aws:rds:us-east-1:123456789012:db:a").orElseThrow();
        String aurora = "{\"Engine\":\"aurora-postgresql\",\"DBInstanceClass\":\"db.t4g.medium\"}";
        assertThat(one(ResourceType.DB_INSTANCE, virginia, aurora).monthlyUsd())
                .isEqualByComparingTo("53.29");
        assertThat(one(ResourceType.DB_INSTANCE, here, aurora).isUnknown()).isTrue();
        assertThat(
                        one(
                                        ResourceType.DB_INSTANCE,
                                        virginia,
                                        "{\"Engine\":\"mysql\",\"DBInstanceClass\":\"db.t4g.medium\"}")
                                .isUnknown())
                .isTrue();
        assertThat(
                        one(
                                        ResourceType.DB_INSTANCE,
                                        virginia,
                                        "{\"Engine\":\"aurora-postgresql\",\"DBInstanceClass\":\"db.serverless\"}")
                                .unknown())
                .containsExactly("its capacity units (ACU) ($0.12/hour)");
        assertThat(
                        one(
                                        ResourceType.DB_CLUSTER,
                                        arn("rds", "cluster:a"),
                                        "{\"Engine\":\"aurora-postgresql\"}")
                                .unknown())
                .contains("what it keeps", "its reads and writes ($0.22/million requests)");
    }

    @Test
    void cacheNodesAreCounted() {
        Arn virginia =
                Arn.parse("arn:aws:elasticache:us-east-1:123456789012:cluster:c").orElseThrow();
        assertThat(
                        one(
                                        ResourceType.CACHE_CLUSTER,
                                        virginia,
                                        "{\"Engine\":\"redis\",\"CacheNodeType\":\"cache.t4g.micro\",\"NumCacheNodes\":2}")
                                .monthlyUsd())
                .isEqualByComparingTo("23.36");
        assertThat(one(ResourceType.CACHE_CLUSTER, virginia, "{}").unknown())
                .containsExactly("its nodes");
    }

    @Test
    void storageIsPaidByWhatIsInIt() {
        Arn files = arn("elasticfilesystem", "file-system/fs-1");
        Estimate efs =
                one(
                        ResourceType.EFS_FILE_SYSTEM,
                        files,
                        "{\"ThroughputMode\":\"elastic\",\"SizeInBytes\":{\"Value\":3221225472,"
                                + "\"ValueInStandard\":2147483648,\"ValueInIA\":1073741824}}");
        assertThat(formulas(efs)).containsExactly("2 × $0.36/GiB-month");
        assertThat(efs.unknown())
                .contains(
                        "infrequent access storage: the price table has no efs-infrequent for eu-central-1",
                        "the data that is read and written");
        assertThat(one(ResourceType.EFS_FILE_SYSTEM, files, "{}").unknown())
                .containsExactly("how much it keeps");
        assertThat(one(ResourceType.BUCKET, global("s3", "b"), "{}").isUnknown()).isTrue();
    }

    @Test
    void logGroupKeepsWhatItHas() {
        Arn group = arn("logs", "log-group:/a");
        Estimate logs = one(ResourceType.LOG_GROUP, group, "{\"storedBytes\":10737418240}");
        assertThat(logs.monthlyUsd()).isEqualByComparingTo("0.324");
        assertThat(logs.unknown()).containsExactly("the logs that are written to it ($0.63/GiB)");
        assertThat(one(ResourceType.LOG_GROUP, group, "{}").unknown())
                .contains("how much it keeps");
    }

    @Test
    void keysAndSecretsThatGoAreFree() {
        Arn key = arn("kms", "key/k");
        assertThat(one(ResourceType.KMS_KEY, key, "{\"KeyManager\":\"CUSTOMER\"}").monthlyUsd())
                .isEqualByComparingTo("1");
        assertThat(of(ResourceType.KMS_KEY, key, "{\"KeyManager\":\"AWS\"}")).isEmpty();
        assertThat(of(ResourceType.KMS_KEY, key, "{\"KeyState\":\"PendingDeletion\"}")).isEmpty();
        Arn secret = arn("secretsmanager", "secret:s");
        assertThat(one(ResourceType.SECRET, secret, "{}").monthlyUsd())
                .isEqualByComparingTo("0.40");
        assertThat(of(ResourceType.SECRET, secret, "{\"DeletedDate\":\"2026-01-01T00:00:00Z\"}"))
                .isEmpty();
    }

    @Test
    void alarmsArePaidByMetric() {
        Arn alarm = arn("cloudwatch", "alarm:a");
        assertThat(one(ResourceType.ALARM, alarm, "{\"Period\":300}").monthlyUsd())
                .isEqualByComparingTo("0.10");
        assertThat(one(ResourceType.ALARM, alarm, "{\"Period\":10}").monthlyUsd())
                .isEqualByComparingTo("0.30");
        assertThat(
                        one(
                                        ResourceType.ALARM,
                                        alarm,
                                        "{\"Metrics\":[{\"MetricStat\":{}},{\"MetricStat\":{}},{\"Expression\":\"a/b\"}]}")
                                .monthlyUsd())
                .isEqualByComparingTo("0.20");
        assertThat(one(ResourceType.ALARM, alarm, "{\"AlarmRule\":\"ALARM(a)\"}").monthlyUsd())
                .isEqualByComparingTo("0.50");
    }

    @Test
    void endpointsZonesAddressesAndVolumes() {
        Arn endpoint = ec2("vpc-endpoint/vpce-1");
        assertThat(
                        one(
                                        ResourceType.VPC_ENDPOINT,
                                        endpoint,
                                        "{\"VpcEndpointType\":\"Interface\",\"SubnetIds\":[\"a\",\"b\"]}")
                                .monthlyUsd())
                .isEqualByComparingTo("17.52");
        assertThat(of(ResourceType.VPC_ENDPOINT, endpoint, "{\"VpcEndpointType\":\"Gateway\"}"))
                .isEmpty();
        assertThat(
                        one(ResourceType.HOSTED_ZONE, global("route53", "hostedzone/Z"), "{}")
                                .monthlyUsd())
                .isEqualByComparingTo("0.50");
        assertThat(one(ResourceType.ELASTIC_IP, ec2("elastic-ip/e"), "{}").monthlyUsd())
                .isEqualByComparingTo("3.65");
        assertThat(
                        one(
                                        VolumeEstimator.TYPE,
                                        ec2("volume/v"),
                                        "{\"VolumeType\":\"gp2\",\"Size\":100}")
                                .monthlyUsd())
                .isEqualByComparingTo("11.9");
        assertThat(one(ResourceType.FLOW_LOG, ec2("vpc-flow-log/f"), "{}").isUnknown()).isTrue();
        assertThat(one(ResourceType.DATASYNC_TASK, arn("datasync", "task/t"), "{}").unknown())
                .containsExactly("the data that it copies");
    }

    @Test
    void whatIsFreeHasNoEstimate() {
        assertThat(of(ResourceType.VPC, ec2("vpc/vpc-1"), "{}")).isEmpty();
    }
}
