package io.stratoscope.provision.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseModuleTest {
    private static final Designs DEFAULT =
            new Designs().with("kms").with("vpc").with("secrets").with("database");

    @Test
    void theClusterTakesItsPasswordFromTheSecret() {
        assertThat(DEFAULT.untagged("Database"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"DBClusterIdentifier": "immich-database",
                                 "Engine": "aurora-postgresql", "EngineVersion": "16.8",
                                 "DatabaseName": "immich", "MasterUsername": "immich",
                                 "MasterUserPassword": {"Fn::Sub": "{{resolve:secretsmanager:${DatabasePassword}}}"},
                                 "Port": 5432,
                                 "DBSubnetGroupName": {"Ref": "DatabaseSubnets"},
                                 "DBClusterParameterGroupName": {"Ref": "DatabaseParameters"},
                                 "VpcSecurityGroupIds": [{"Fn::GetAtt": ["DatabaseSecurityGroup", "GroupId"]}],
                                 "StorageEncrypted": true, "KmsKeyId": {"Fn::GetAtt": ["KeyDatabase", "Arn"]},
                                 "BackupRetentionPeriod": 7,
                                 "PreferredBackupWindow": "01:30-02:00",
                                 "PreferredMaintenanceWindow": "sun:03:00-sun:04:00",
                                 "EnableCloudwatchLogsExports": ["postgresql"],
                                 "DeletionProtection": true, "CopyTagsToSnapshot": true}
                                """));
        assertThat(DEFAULT.name("Database")).isEqualTo("immich-database");
        assertThat(DEFAULT.problems()).isEmpty();
    }

    @Test
    void itsLogGroupIsThereBeforeIt() {
        assertThat(DEFAULT.untagged("DatabaseLogs"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"LogGroupName": "/aws/rds/cluster/immich-database/postgresql",
                                 "RetentionInDays": 30, "KmsKeyId": {"Fn::GetAtt": ["KeyLogs", "Arn"]}}
                                """));
        assertThat(DEFAULT.resource("Database").after()).containsExactly("DatabaseLogs");
    }

    @Test
    void whatIsAroundTheCluster() {
        assertThat(DEFAULT.untagged("DatabaseSubnets"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"DBSubnetGroupName": "immich-database",
                                 "DBSubnetGroupDescription": "Private subnets of immich",
                                 "SubnetIds": [{"Ref": "PrivateSubnetA"}, {"Ref": "PrivateSubnetB"}]}
                                """));
        assertThat(DEFAULT.untagged("DatabaseParameters"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"DBClusterParameterGroupName": "immich-database",
                                 "Description": "Immich connects without TLS",
                                 "Family": "aurora-postgresql16", "Parameters": {"rds.force_ssl": "0"}}
                                """));
        assertThat(DEFAULT.untagged("DatabaseSecurityGroup"))
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"GroupName": "immich-database", "GroupDescription": "Aurora PostgreSQL",
                                 "VpcId": {"Ref": "Vpc"}}
                                """));
    }

    @Test
    void aReaderInTheOtherZoneComesAfterTheWriter() {
        assertThat(DEFAULT.untagged("DatabaseWriter"))
                .isEqualTo(instance("immich-database-writer", 0, "PrivateSubnetA"));
        assertThat(DEFAULT.untagged("DatabaseReader"))
                .isEqualTo(instance("immich-database-reader", 1, "PrivateSubnetB"));
        assertThat(DEFAULT.resource("DatabaseWriter").after()).isEmpty();
        assertThat(DEFAULT.resource("DatabaseReader").after()).containsExactly("DatabaseWriter");
        assertThat(DEFAULT.ids()).doesNotContain("DatabaseReader2");
    }

    private static JsonValue instance(String name, int tier, String subnet) {
        return JsonText.parse(
                """
                {"DBInstanceIdentifier": "%s", "DBClusterIdentifier": {"Ref": "Database"},
                 "DBInstanceClass": "db.t4g.medium", "Engine": "aurora-postgresql",
                 "PromotionTier": %d, "EnablePerformanceInsights": true, "PubliclyAccessible": false,
                 "AvailabilityZone": {"Fn::GetAtt": ["%s", "AvailabilityZone"]}}
                """
                        .formatted(name, tier, subnet));
    }

    @Test
    void withoutReadersThereIsOnlyAWriter() {
        assertThat(with(JsonValue.object().put("readers", 0).build()).ids())
                .contains("DatabaseWriter")
                .noneMatch(id -> id.startsWith("DatabaseReader"));
    }

    @Test
    void readersAreSpreadOverTheZones() {
        Designs stack = with(JsonValue.object().put("readers", 3).build());

        assertThat(stack.ids()).contains("DatabaseReader", "DatabaseReader2", "DatabaseReader3");
        assertThat(stack.untagged("DatabaseReader2"))
                .isEqualTo(instance("immich-database-reader-2", 2, "PrivateSubnetA"));
    }

    @Test
    void settingsAreTaken() {
        Designs stack =
                with(
                        JsonValue.object()
                                .put("engine-version", "17.5")
                                .put("instance-class", "db.r7g.large")
                                .put("backup-days", 35)
                                .put("backup-window", "22:00-23:00")
                                .put("maintenance-window", "sat:03:00-sat:04:00")
                                .put("performance-insights", false)
                                .put("deletion-protection", false)
                                .put("log-retention-days", 365)
                                .build());
        JsonObject cluster = stack.untagged("Database");

        assertThat(cluster.text("EngineVersion")).contains("17.5");
        assertThat(stack.untagged("DatabaseParameters").text("Family"))
                .contains("aurora-postgresql17");
        assertThat(cluster.number("BackupRetentionPeriod").orElseThrow())
                .isEqualByComparingTo("35");
        assertThat(cluster.text("PreferredBackupWindow")).contains("22:00-23:00");
        assertThat(cluster.text("PreferredMaintenanceWindow")).contains("sat:03:00-sat:04:00");
        assertThat(cluster.isTrue("DeletionProtection")).isFalse();
        assertThat(cluster.get("KmsKeyId")).isEmpty();
        assertThat(stack.untagged("DatabaseReader").text("DBInstanceClass"))
                .contains("db.r7g.large");
        assertThat(stack.untagged("DatabaseWriter").isTrue("EnablePerformanceInsights")).isFalse();
        assertThat(stack.untagged("DatabaseLogs").number("RetentionInDays").orElseThrow())
                .isEqualByComparingTo("365");
        assertThat(stack.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "01:30-02:00, sun:01:45-sun:03:00, maintenance-window",
        "01:30-01:45, sun:03:00-sun:04:00, backup-window"
    })
    void windowsThatRdsRefusesAreSaid(String backup, String maintenance, String setting) {
        assertThat(with(windows(backup, maintenance)).problems())
                .singleElement()
                .asString()
                .startsWith("/modules/database/" + setting + ": RDS ");
    }

    @Test
    void windowsThatTouchAreNoProblem() {
        assertThat(with(windows("01:30-02:00", "sun:02:00-sun:02:30")).problems()).isEmpty();
    }

    private static JsonObject windows(String backup, String maintenance) {
        return JsonValue.object()
                .put("backup-window", backup)
                .put("maintenance-window", maintenance)
                .build();
    }

    private static Designs with(JsonObject settings) {
        return new Designs().with("vpc").with("secrets").with("database", settings);
    }
}
