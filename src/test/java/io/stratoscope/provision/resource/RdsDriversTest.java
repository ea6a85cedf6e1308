package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;

final class RdsDriversTest {

    private static final String SUBNETS = "AWS::RDS::DBSubnetGroup";
    private static final String PARAMETERS = "AWS::RDS::DBClusterParameterGroup";
    private static final String CLUSTER = "AWS::RDS::DBCluster";
    private static final String INSTANCE = "AWS::RDS::DBInstance";

    private final Workbench bench = new Workbench();
    private final RdsClient rds = bench.client(RdsClient.class);
    private final SecretsManagerClient secrets = bench.client(SecretsManagerClient.class);
    private String one = "";
    private String two = "";
    private String secret = "";

    @BeforeEach
    void network() {
        Ec2Client ec2 = bench.client(Ec2Client.class);
        String vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        one = subnet(ec2, vpc, "10.0.1.0/24", "eu-central-1a");
        two = subnet(ec2, vpc, "10.0.2.0/24", "eu-central-1b");
        secret = secrets.createSecret(request -> request.name("bench/password")).arn();
    }

    private static String subnet(Ec2Client ec2, String vpc, String cidr, String zone) {
        return ec2.createSubnet(
                        request -> request.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    private static JsonObject json(String text) {
        return (JsonObject) JsonText.parse(text);
    }

    private static JsonObject subnets(String description, String... ids) {
        return json(
                """
                {"DBSubnetGroupName": "bench-database", "DBSubnetGroupDescription": "%s",
                 "SubnetIds": ["%s"]}
                """
                        .formatted(description, String.join("\", \"", ids)));
    }

    private static JsonObject parameters(String parameters) {
        return json(
                """
                {"DBClusterParameterGroupName": "bench-database", "Description": "without TLS",
                 "Family": "aurora-postgresql16", "Parameters": %s}
                """
                        .formatted(parameters));
    }

    private JsonObject cluster(int days, boolean protection, String logs) {
        return json(
                """
                {"DBClusterIdentifier": "bench-database", "Engine": "aurora-postgresql",
                 "EngineVersion": "16.6", "DatabaseName": "immich", "MasterUsername": "immich",
                 "MasterUserPassword": "{{resolve:secretsmanager:%s}}", "Port": 5432,
                 "DBSubnetGroupName": "bench-database",
                 "DBClusterParameterGroupName": "bench-database",
                 "VpcSecurityGroupIds": ["sg-1"], "StorageEncrypted": true,
                 "BackupRetentionPeriod": %d, "PreferredBackupWindow": "01:30-02:00",
                 "PreferredMaintenanceWindow": "sun:03:00-sun:04:00",
                 "EnableCloudwatchLogsExports": [%s], "DeletionProtection": %s,
                 "CopyTagsToSnapshot": true,
                 "KmsKeyId": "arn:aws:kms:eu-central-1:123456789012:key/1"}
                """
                        .formatted(secret, days, logs, protection));
    }

    private static JsonObject instance(String type) {
        return json(
                """
                {"DBInstanceIdentifier": "bench-writer", "DBClusterIdentifier": "bench-database",
                 "DBInstanceClass": "%s", "Engine": "aurora-postgresql", "PromotionTier": 0,
                 "EnablePerformanceInsights": true, "PubliclyAccessible": false,
                 "AvailabilityZone": "eu-central-1a"}
                """
                        .formatted(type));
    }

    private Existing madeCluster(boolean protection) {
        bench.make(SUBNETS, "Subnets", subnets("private", one, two));
        bench.make(PARAMETERS, "Parameters", parameters("{}"));
        return bench.make(CLUSTER, "Cluster", cluster(7, protection, "\"postgresql\""));
    }

    private static String code(Throwable failure) {
        return ((AwsServiceException) failure).awsErrorDetails().errorCode();
    }

    private Map<String, ?> versions() {
        return secrets.describeSecret(request -> request.secretId(secret)).versionIdsToStages();
    }

    @Test
    void makesChangesAndRemovesASubnetGroup() {
        Existing made = bench.make(SUBNETS, "Subnets", subnets("private", one, two));
        assertThat(made.ref()).isEqualTo("bench-database");

        made = bench.change(made, "Subnets", subnets("private", one));
        made = bench.change(made, "Subnets", subnets("inside", one));
        bench.remove(made);
    }

    @Test
    void makesChangesAndRemovesAParameterGroup() {
        Existing made =
                bench.make(
                        PARAMETERS,
                        "Parameters",
                        parameters(
                                "{\"rds.force_ssl\": \"0\", \"rds.logical_replication\": \"1\"}"));

        bench.change(
                made,
                "Parameters",
                parameters("{\"rds.force_ssl\": 1, \"rds.logical_replication\": \"1\"}"));
        bench.remove(made);
    }

    @Test
    void setsMoreParametersThanOneCallTakes() {
        JsonValue.ObjectBuilder many = JsonValue.object();
        for (int i = 0; i < 45; i++) {
            many.put("custom." + i, "v" + i);
        }

        bench.make(PARAMETERS, "Parameters", parameters(JsonText.compact(many.build())));
    }

    @Test
    void makesChangesAndRemovesACluster() {
        Existing made = madeCluster(false);
        assertThat(made.ref()).isEqualTo("bench-database");
        assertThat(made.attribute("Endpoint.Address").orElseThrow())
                .startsWith("bench-database.cluster-");

        made = bench.change(made, "Cluster", cluster(14, false, "\"postgresql\""));
        made = bench.change(made, "Cluster", cluster(14, false, ""));
        bench.remove(made);

        assertThat(rds.describeDBClusterSnapshots().dbClusterSnapshots())
                .extracting(DBClusterSnapshot::dbClusterSnapshotIdentifier)
                .containsExactly("bench-database-final-run1");
    }

    @Test
    void aNewClusterGetsANewPassword() {
        Map<String, ?> before = versions();
        madeCluster(false);

        assertThat(versions()).hasSize(2).containsKeys(before.keySet().toArray(String[]::new));
    }

    @Test
    void aSecondAttemptLeavesThePasswordAlone() {
        Existing made = madeCluster(false);
        Map<String, ?> before = versions();
        Driver driver = Workbench.driver(CLUSTER);
        Order order = bench.order("Cluster", cluster(7, false, "\"postgresql\""));

        assertThat(driver.create(order).ref()).isEqualTo(made.ref());
        driver.update(made, order);

        assertThat(versions()).isEqualTo(before);
    }

    private JsonObject restored(String backup) {
        return json(
                """
                {"DBClusterIdentifier": "bench-restored", "Engine": "aurora-postgresql",
                 "EngineVersion": "16.6", "DatabaseName": "immich", "MasterUsername": "immich",
                 "MasterUserPassword": "{{resolve:secretsmanager:%s}}", "Port": 5432,
                 "DBSubnetGroupName": "bench-database",
                 "DBClusterParameterGroupName": "bench-database",
                 "VpcSecurityGroupIds": ["sg-1"], "StorageEncrypted": true,
                 "BackupRetentionPeriod": 3, "PreferredBackupWindow": "04:30-05:00",
                 "EnableCloudwatchLogsExports": ["postgresql"], "DeletionProtection": false,
                 "CopyTagsToSnapshot": true, %s}
                """
                        .formatted(secret, backup));
    }

    private String encryptedCluster() {
        bench.make(SUBNETS, "Subnets", subnets("private", one, two));
        bench.make(PARAMETERS, "Parameters", parameters("{}"));
        String key = bench.client(KmsClient.class).createKey(request -> {}).keyMetadata().arn();
        bench.make(
                CLUSTER,
                "Cluster",
                (JsonObject)
                        JsonText.parse(
                                JsonText.compact(cluster(7, false, "\"postgresql\""))
                                        .replace(
                                                "arn:aws:kms:eu-central-1:123456789012:key/1",
                                                key)));
        return key;
    }

    @Test
    void makesAClusterFromASnapshotWithWhatItNeedsAround() {
        String key = encryptedCluster();
        Object _ =
                rds.createDBClusterSnapshot(request ->
                        request.dbClusterIdentifier("bench-database")
                                .dbClusterSnapshotIdentifier("taken"));
        bench.turn(Duration.ofMinutes(5));
        Map<String, ?> before = versions();

        Existing made =
                bench.make(CLUSTER, "Restored", restored("\"SnapshotIdentifier\": \"taken\""));

        assertThat(made.properties().text("KmsKeyId")).contains(key);
        assertThat(made.properties().text("DBClusterParameterGroupName"))
                .contains("bench-database");
        assertThat(versions()).as("it has the snapshot's password").isEqualTo(before);
        Driver driver = Workbench.driver(CLUSTER);
        Order again = bench.order("Restored", restored("\"SnapshotIdentifier\": \"taken\""));
        assertThat(driver.create(again).ref()).isEqualTo(made.ref());
        assertThat(driver.writeOnly()).contains("SnapshotIdentifier", "MasterUserPassword");
        assertThat(driver.createOnly()).contains("SnapshotIdentifier", "RestoreToTime");
    }

    @Test
    void makesAClusterFromAPointInTime() {
        encryptedCluster();
        bench.turn(Duration.ofHours(1));
        String at =
                rds.describeDBClusters()
                        .dbClusters()
                        .getFirst()
                        .latestRestorableTime()
                        .minusSeconds(60)
                        .toString();

        Existing made =
                bench.make(
                        CLUSTER,
                        "Restored",
                        restored(
                                "\"SourceDBClusterIdentifier\": \"bench-database\","
                                        + " \"RestoreType\": \"full-copy\", \"RestoreToTime\": \""
                                        + at
                                        + "\""));

        assertThat(made.ref()).isEqualTo("bench-restored");
        bench.remove(made);
    }

    @Test
    void aBackupIsNamedInOneWay() {
        Driver driver = Workbench.driver(CLUSTER);
        for (String backup :
                List.of(
                        "\"SnapshotIdentifier\": \"a\", \"SourceDBClusterIdentifier\": \"b\"",
                        "\"SnapshotIdentifier\": \"a\", \"UseLatestRestorableTime\": true",
                        "\"UseLatestRestorableTime\": true")) {
            assertThatThrownBy(() -> driver.create(bench.order("Restored", restored(backup))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Restored: a cluster is restored from");
        }
    }

    @Test
    void passwordsAreOfLettersAndDigits() {
        assertThat(RdsClusterDriver.randomPassword())
                .matches("[A-Za-z0-9]{32}")
                .isNotEqualTo(RdsClusterDriver.randomPassword());
    }

    @Test
    void aProtectedClusterStays() {
        Existing made = madeCluster(true);

        assertThatThrownBy(() -> bench.remove(made))
                .satisfies(failure ->
                        assertThat(code(failure)).isEqualTo("InvalidParameterCombination"));
        assertThat(bench.list(CLUSTER)).hasSize(1);
        bench.remove(made, true);
    }

    @Test
    void makesChangesAndRemovesAnInstance() {
        Existing cluster = madeCluster(false);
        Existing made = bench.make(INSTANCE, "Writer", instance("db.t4g.medium"));
        assertThat(made.attribute("Endpoint.Address").orElseThrow()).startsWith("bench-writer.");

        made = bench.change(made, "Writer", instance("db.r6g.large"));
        assertThatThrownBy(() -> bench.remove(cluster))
                .satisfies(failure ->
                        assertThat(code(failure)).isEqualTo("InvalidDBClusterStateFault"));
        bench.remove(made);
        bench.remove(cluster);
    }

    @Test
    void whatAClusterUsesStays() {
        madeCluster(false);
        Existing subnets = bench.list(SUBNETS).getFirst();
        Existing parameters = bench.list(PARAMETERS).getFirst();

        assertThatThrownBy(() -> bench.remove(subnets))
                .satisfies(failure ->
                        assertThat(code(failure)).isEqualTo("InvalidDBSubnetGroupStateFault"));
        assertThatThrownBy(() -> bench.remove(parameters))
                .satisfies(failure ->
                        assertThat(code(failure)).isEqualTo("InvalidDBParameterGroupState"));
    }

    @Test
    void whatOthersMadeIsNotTheStacks() {
        rds.createDBSubnetGroup(request ->
                request.dbSubnetGroupName("x").dbSubnetGroupDescription("x").subnetIds(one));
        rds.createDBClusterParameterGroup(request ->
                request.dbClusterParameterGroupName("x")
                        .dbParameterGroupFamily("aurora-postgresql16")
                        .description("x"));
        rds.createDBCluster(request ->
                request.dbClusterIdentifier("x")
                        .engine("aurora-postgresql")
                        .dbSubnetGroupName("x")
                        .dbClusterParameterGroupName("x"));
        rds.createDBInstance(request -> request.dbInstanceIdentifier("x").dbClusterIdentifier("x"));

        assertThat(bench.list(SUBNETS)).isEmpty();
        assertThat(bench.list(PARAMETERS)).isEmpty();
        assertThat(bench.list(CLUSTER)).isEmpty();
        assertThat(bench.list(INSTANCE)).isEmpty();
    }

    @Test
    void refusesWhatItCannotSet() {
        for (String type : new String[] {SUBNETS, PARAMETERS, CLUSTER, INSTANCE}) {
            assertThatThrownBy(() -> bench.make(type, "Odd", json("{\"Colour\": \"blue\"}")))
                    .as(type)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anAnswerThatIsLostCostsNoSecondPassword() {
        bench.make(SUBNETS, "Subnets", subnets("private", one, two));
        bench.make(PARAMETERS, "Parameters", parameters("{}"));
        Driver driver = Workbench.driver(CLUSTER);
        Order order = bench.order("Cluster", cluster(7, false, ""));
        bench.account().faults().loseAnswer("rds:CreateDBCluster", 1);
        assertThatThrownBy(() -> driver.create(order)).isInstanceOf(SdkClientException.class);
        Map<String, ?> before = versions();

        assertThat(driver.create(order).ref()).isEqualTo("bench-database");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void bringsMissingTagsBack() {
        madeCluster(false);
        bench.make(INSTANCE, "Writer", instance("db.t4g.medium"));
        Map<String, JsonObject> wanted =
                Map.of(
                        SUBNETS, subnets("private", one, two),
                        PARAMETERS, parameters("{}"),
                        CLUSTER, cluster(7, false, "\"postgresql\""),
                        INSTANCE, instance("db.t4g.medium"));
        wanted.forEach((type, properties) -> {
            Existing made = bench.list(type).getFirst();
            rds.removeTagsFromResource(request ->
                    request.resourceName(made.attribute("Arn").orElseThrow()).tagKeys("Name"));
            Existing bare = bench.list(type).getFirst();
            assertThat(bare.tags()).doesNotContainKey("Name");

            Workbench.driver(type).update(bare, bench.order(bare.id().orElseThrow(), properties));

            assertThat(bench.list(type).getFirst().tags()).isEqualTo(made.tags());
        });
    }

    @Test
    void findsAllThroughShortPages() {
        madeCluster(false);
        bench.make(INSTANCE, "Writer", instance("db.t4g.medium"));
        bench.account().faults().hostilePaging(true);

        for (String type : new String[] {SUBNETS, PARAMETERS, CLUSTER, INSTANCE}) {
            assertThat(bench.list(type)).as(type).hasSize(1);
        }
    }
}
