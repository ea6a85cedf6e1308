package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;

import java.util.Map;

final class CacheDriversTest {

    private static final String SUBNETS = "AWS::ElastiCache::SubnetGroup";
    private static final String PARAMETERS = "AWS::ElastiCache::ParameterGroup";
    private static final String GROUP = "AWS::ElastiCache::ReplicationGroup";

    private final Workbench bench = new Workbench();
    private final ElastiCacheClient cache = bench.client(ElastiCacheClient.class);
    private String subnet = "";

    @BeforeEach
    void network() {
        Ec2Client ec2 = bench.client(Ec2Client.class);
        String vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        subnet =
                ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock("10.0.1.0/24"))
                        .subnet()
                        .subnetId();
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    private JsonObject subnets(String description) {
        return json(
                """
                {"CacheSubnetGroupName": "bench-cache", "Description": "%s", "SubnetIds": ["%s"]}
                """
                        .formatted(description, subnet));
    }

    private static JsonObject parameters() {
        return json("{\"CacheParameterGroupFamily\": \"redis7\", \"Description\": \"Redis\"}");
    }

    private static JsonObject group(
            String parameters, int nodes, String type, int days, String logs) {
        return json(
                """
                {"ReplicationGroupId": "bench-cache", "ReplicationGroupDescription": "Job queue",
                 "Engine": "redis", "EngineVersion": "7.1", "CacheNodeType": "%3$s",
                 "NumCacheClusters": %2$d, "AutomaticFailoverEnabled": %6$s,
                 "MultiAZEnabled": %6$s, "Port": 6379, "CacheSubnetGroupName": "bench-cache",
                 "CacheParameterGroupName": "%1$s", "SecurityGroupIds": ["sg-1"],
                 "AtRestEncryptionEnabled": true, "TransitEncryptionEnabled": false,
                 "LogDeliveryConfigurations": [%5$s], "SnapshotRetentionLimit": %4$d,
                 "PreferredCacheClusterAZs": ["eu-central-1a"]}
                """
                        .formatted(parameters, nodes, type, days, logs, nodes > 1));
    }

    private static String engineLog(String logGroup) {
        return """
        {"LogType": "engine-log", "LogFormat": "json", "DestinationType": "cloudwatch-logs",
         "DestinationDetails": {"CloudWatchLogsDetails": {"LogGroup": "%s"}}}
        """
                .formatted(logGroup);
    }

    private JsonObject group(int nodes) {
        return group(parametersName(), nodes, "cache.t4g.micro", 1, engineLog("/bench"));
    }

    private String parametersName() {
        return bench.list(PARAMETERS).getFirst().ref();
    }

    private Existing madeGroup(int nodes) {
        bench.make(SUBNETS, "Subnets", subnets("private"));
        bench.make(PARAMETERS, "Parameters", parameters());
        return bench.make(GROUP, "Cache", group(nodes));
    }

    private static String code(Throwable failure) {
        return ((AwsServiceException) failure).awsErrorDetails().errorCode();
    }

    @Test
    void makesChangesAndRemovesASubnetGroup() {
        Existing made = bench.make(SUBNETS, "Subnets", subnets("private"));
        assertThat(made.ref()).isEqualTo("bench-cache");

        bench.change(made, "Subnets", subnets("inside"));
        bench.remove(made);
    }

    @Test
    void aParameterGroupGetsAName() {
        Existing made = bench.make(PARAMETERS, "Parameters", parameters());
        assertThat(made.ref()).matches("bench-parameters-[a-z0-9]{1,12}");
        Driver driver = Workbench.driver(PARAMETERS);
        Order order = bench.order("Parameters", parameters());

        assertThat(driver.create(order).ref()).isEqualTo(made.ref());
        driver.update(made, order);
        bench.remove(made);
    }

    @Test
    void makesChangesAndRemovesAReplicationGroup() {
        Existing made = madeGroup(2);
        assertThat(made.ref()).isEqualTo("bench-cache");
        assertThat(made.attribute("PrimaryEndPoint.Address").orElseThrow())
                .startsWith("bench-cache.");
        assertThat(made.attribute("PrimaryEndPoint.Port")).contains("6379");

        made =
                bench.change(
                        made,
                        "Cache",
                        group(parametersName(), 2, "cache.t4g.small", 3, engineLog("/elsewhere")));
        made = bench.change(made, "Cache", group(parametersName(), 2, "cache.t4g.small", 3, ""));
        bench.remove(made);
    }

    @Test
    void aGroupThatIsBeingMadeHasNoAddress() {
        bench.make(SUBNETS, "Subnets", subnets("private"));
        bench.make(PARAMETERS, "Parameters", parameters());

        Existing made = Workbench.driver(GROUP).create(bench.order("Cache", group(2)));

        assertThat(made.state()).isEqualTo(Existing.State.PENDING);
        assertThat(made.attribute("PrimaryEndPoint.Address")).isEmpty();
        assertThat(bench.list(GROUP)).hasSize(1);
    }

    @Test
    void replicasComeBeforeWhatNeedsThemAndGoAfterIt() {
        Existing made = madeGroup(1);

        made = bench.change(made, "Cache", group(3));
        made = bench.change(made, "Cache", group(2));
        made = bench.change(made, "Cache", group(1));
        bench.remove(made);
    }

    @Test
    void whatACacheUsesStays() {
        madeGroup(2);
        Existing subnets = bench.list(SUBNETS).getFirst();
        Existing parameters = bench.list(PARAMETERS).getFirst();

        assertThatThrownBy(() -> bench.remove(subnets))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("CacheSubnetGroupInUse"));
        assertThatThrownBy(() -> bench.remove(parameters))
                .satisfies(failure ->
                        assertThat(code(failure)).isEqualTo("InvalidCacheParameterGroupState"));
    }

    @Test
    void versionsAreAsTheyWereAskedFor() {
        assertThat(CacheGroupReading.asAsked("7.1.0")).isEqualTo("7.1");
        assertThat(CacheGroupReading.asAsked("6.2.6")).isEqualTo("6.2");
        assertThat(CacheGroupReading.asAsked("7.1")).isEqualTo("7.1");
        assertThat(CacheGroupReading.asAsked("5.0.6")).isEqualTo("5.0.6");
    }

    @Test
    void whatOthersMadeIsNotTheStacks() {
        cache.createCacheSubnetGroup(request ->
                request.cacheSubnetGroupName("x")
                        .cacheSubnetGroupDescription("x")
                        .subnetIds(subnet));
        cache.createCacheParameterGroup(request ->
                request.cacheParameterGroupName("x")
                        .cacheParameterGroupFamily("redis7")
                        .description("x"));
        cache.createReplicationGroup(request ->
                request.replicationGroupId("x")
                        .replicationGroupDescription("x")
                        .engine("redis")
                        .cacheSubnetGroupName("x"));

        assertThat(bench.list(SUBNETS)).isEmpty();
        assertThat(bench.list(PARAMETERS)).isEmpty();
        assertThat(bench.list(GROUP)).isEmpty();
    }

    @Test
    void refusesWhatItCannotSet() {
        for (String type : new String[] {SUBNETS, PARAMETERS, GROUP}) {
            assertThatThrownBy(() -> bench.make(type, "Odd", json("{\"Colour\": \"blue\"}")))
                    .as(type)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void bringsMissingTagsBack() {
        madeGroup(2);
        Map<String, JsonObject> wanted =
                Map.of(
                        SUBNETS, subnets("private"),
                        PARAMETERS, parameters(),
                        GROUP, group(2));
        wanted.forEach((type, properties) -> {
            Existing made = bench.list(type).getFirst();
            cache.removeTagsFromResource(request ->
                    request.resourceName(made.attribute("Arn").orElseThrow()).tagKeys("Name"));
            Existing bare = bench.list(type).getFirst();
            assertThat(bare.tags()).doesNotContainKey("Name");

            Workbench.driver(type).update(bare, bench.order(bare.id().orElseThrow(), properties));

            assertThat(bench.list(type).getFirst().tags()).isEqualTo(made.tags());
        });
    }

    @Test
    void findsAllThroughShortPages() {
        madeGroup(2);
        bench.account().faults().hostilePaging(true);

        for (String type : new String[] {SUBNETS, PARAMETERS, GROUP}) {
            assertThat(bench.list(type)).as(type).hasSize(1);
        }
    }
}
