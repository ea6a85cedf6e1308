package io.stratoscope.provision.module;

import static io.stratoscope.provision.stack.References.text;
import static io.stratoscope.provision.stack.References.to;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.util.List;
import java.util.Set;

/** An Aurora PostgreSQL cluster: a writer, and readers that take its place when it fails. */
final class DatabaseModule implements Module {
    private static final String ENGINE = "aurora-postgresql";

    /** What Immich is told, too. */
    static final String USER = "immich";

    static final String DATABASE = "immich";

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Set<String> needs() {
        return Set.of("vpc", "secrets");
    }

    @Override
    public void design(Design design, ModuleSettings settings) {
        check(design, settings);
        String name = design.name("database");
        SecurityGroups.group(
                design, "DatabaseSecurityGroup", "database", "Aurora PostgreSQL", List.of());
        // The name is RDS's own.
        LogGroups.group(
                design,
                "DatabaseLogs",
                "/aws/rds/cluster/" + name + "/postgresql",
                settings.number("log-retention-days"));
        Subnets subnets = Subnets.ofPrivate(design);
        design.addNamed(
                "DatabaseSubnets",
                "AWS::RDS::DBSubnetGroup",
                name,
                JsonValue.object()
                        .put("DBSubnetGroupName", name)
                        .put("DBSubnetGroupDescription", "Private subnets of " + design.stack())
                        .put("SubnetIds", subnets.references()));
        parameters(design, settings, name);
        cluster(design, settings, name);
        instance(design, settings, "DatabaseWriter", "writer", subnets, 0);
        for (int i = 1; i <= settings.number("readers"); i++) {
            String suffix = i == 1 ? "" : String.valueOf(i);
            String reader = i == 1 ? "reader" : "reader-" + i;
            instance(design, settings, "DatabaseReader" + suffix, reader, subnets, i);
        }
    }

    private static void parameters(Design design, ModuleSettings settings, String name) {
        String version = settings.text("engine-version");
        design.addNamed(
                "DatabaseParameters",
                "AWS::RDS::DBClusterParameterGroup",
                name,
                JsonValue.object()
                        .put("DBClusterParameterGroupName", name)
                        .put("Description", "Immich connects without TLS")
                        .put("Family", ENGINE + version.substring(0, version.indexOf('.')))
                        .put("Parameters", JsonValue.object().put("rds.force_ssl", "0").build()));
    }

    // Without availability zones: Aurora's storage is in three of them anyway, and who names two of
    // them has a
    // difference that only a new cluster could settle.
    private static void cluster(Design design, ModuleSettings settings, String name) {
        ObjectBuilder cluster =
                JsonValue.object()
                        .put("DBClusterIdentifier", name)
                        .put("Engine", ENGINE)
                        .put("EngineVersion", settings.text("engine-version"))
                        .put("DatabaseName", DATABASE)
                        .put("MasterUsername", USER)
                        .put("MasterUserPassword", password())
                        .put("Port", Ports.DATABASE)
                        .put("DBSubnetGroupName", to("DatabaseSubnets"))
                        .put("DBClusterParameterGroupName", to("DatabaseParameters"))
                        .put(
                                "VpcSecurityGroupIds",
                                List.of(SecurityGroups.reference("DatabaseSecurityGroup")))
                        .put("StorageEncrypted", true)
                        .put("BackupRetentionPeriod", settings.number("backup-days"))
                        .put("PreferredBackupWindow", settings.text("backup-window"))
                        .put("PreferredMaintenanceWindow", settings.text("maintenance-window"))
                        .put("EnableCloudwatchLogsExports", Design.texts(List.of("postgresql")))
                        .put("DeletionProtection", settings.flag("deletion-protection"))
                        .put("CopyTagsToSnapshot", true);
        KmsModule.arn(design, "database").ifPresent(key -> cluster.put("KmsKeyId", key));
        design.addNamed("Database", "AWS::RDS::DBCluster", name, cluster, "DatabaseLogs");
    }

    private static JsonObject password() {
        return text("{{resolve:secretsmanager:${DatabasePassword}}}");
    }

    private static void instance(
            Design design,
            ModuleSettings settings,
            String id,
            String role,
            Subnets subnets,
            int number) {
        String name = design.name("database-" + role);
        ObjectBuilder instance =
                JsonValue.object()
                        .put("DBInstanceIdentifier", name)
                        .put("DBClusterIdentifier", to("Database"))
                        .put("DBInstanceClass", settings.text("instance-class"))
                        .put("Engine", ENGINE)
                        .put("PromotionTier", Math.min(number, 15))
                        .put("EnablePerformanceInsights", settings.flag("performance-insights"))
                        .put("PubliclyAccessible", false);
        if (!subnets.isEmpty()) {
            instance.put("AvailabilityZone", subnets.zone(number));
        }
        // The first instance becomes the writer, whatever its name.
        String[] after = number == 0 ? new String[0] : new String[] {"DatabaseWriter"};
        design.addNamed(id, "AWS::RDS::DBInstance", name, instance, after);
    }

    private static void check(Design design, ModuleSettings settings) {
        TimeWindow backup = TimeWindow.daily(settings.text("backup-window"));
        if (backup.minutes() < 30) {
            design.problem(
                    "backup-window",
                    "RDS wants at least 30 minutes for a backup. Let the backup window end later.");
        }
        if (backup.meetsOnAnyDay(TimeWindow.weekly(settings.text("maintenance-window")))) {
            design.problem(
                    "maintenance-window",
                    "RDS refuses a maintenance window that overlaps the daily backup window "
                            + settings.text("backup-window")
                            + ". Move one of them.");
        }
    }
}
