package io.stratoscope.backup.restore;

import io.stratoscope.backup.RestorePoint;
import io.stratoscope.backup.restore.Past.Known;
import io.stratoscope.backup.restore.RestorePlan.Rename;
import io.stratoscope.backup.restore.RestoreStep.Verb;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.stack.References;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a database comes back. Restoring makes only the cluster, and takes defaults for what is not named: so its groups are named, and its
 * instances are made after it.
 */
final class DatabasePlan {

    private static final String CLUSTER = "Database";
    private static final String INSTANCE = "DatabaseInstance";
    private static final int LONGEST_NAME = 63;

    /** What a cluster says of itself, and what it is asked for by; the rest is called the same. */
    private static final Map<String, String> ASKED =
            Map.of(
                    "DBSubnetGroup", "DBSubnetGroupName",
                    "DBClusterParameterGroup", "DBClusterParameterGroupName",
                    "EnabledCloudwatchLogsExports", "EnableCloudwatchLogsExports");

    private static final List<String> SAME =
            List.of(
                    "BackupRetentionPeriod",
                    "CopyTagsToSnapshot",
                    "DeletionProtection",
                    "Engine",
                    "Port",
                    "PreferredBackupWindow",
                    "PreferredMaintenanceWindow");

    private final Known cluster;
    private final Expectation expectation;
    private final String name;

    /**
     * A plan for a cluster that is, or was.
     *
     * @param run the restore's id: what stands beside the old one has it in its name
     */
    DatabasePlan(Known cluster, Expectation expectation, String run) {
        this.cluster = cluster;
        this.expectation = expectation;
        name = cluster.there() ? beside(cluster.resource().id(), run) : cluster.resource().id();
    }

    /** RDS takes 63 letters, and no two hyphens in a row. */
    private static String beside(String id, String run) {
        String end = "-" + run.toLowerCase(Locale.ROOT);
        // Room for the names of instances, which begin with the cluster's.
        String begin = id.substring(0, Math.min(id.length(), LONGEST_NAME - end.length() - 10));
        return (begin.endsWith("-") ? begin.substring(0, begin.length() - 1) : begin) + end;
    }

    /** How the cluster was. */
    Known cluster() {
        return cluster;
    }

    /** The instances that it had, the writer first. */
    List<Resource> instances() {
        return cluster.parts(ResourceType.DB_INSTANCE, "DBClusterIdentifier").stream()
                .sorted(
                        Comparator.comparingLong((Resource each) -> tier(each))
                                .thenComparing(Resource::id))
                .toList();
    }

    private static long tier(Resource instance) {
        return instance.description()
                .number("PromotionTier")
                .map(Number::longValue)
                .orElse(Long.MAX_VALUE);
    }

    /** From a snapshot. */
    List<RestoreStep> fromSnapshot(RestorePoint point) {
        var copy = point.database().orElseThrow();
        return made(
                "from the snapshot " + copy.id(),
                JsonValue.object()
                        .put("SnapshotIdentifier", copy.id())
                        .put("EngineVersion", copy.engineVersion()));
    }

    /** As it was at a time. */
    List<RestoreStep> toTime(Instant time) {
        return made(
                "as it was at " + time,
                JsonValue.object()
                        .put("SourceDBClusterIdentifier", cluster.resource().id())
                        .put("RestoreToTime", time.toString()));
    }

    private List<RestoreStep> made(String from, ObjectBuilder properties) {
        List<RestoreStep> steps = new ArrayList<>();
        steps.add(
                make(
                        CLUSTER,
                        "AWS::RDS::DBCluster",
                        "restore the database cluster " + name + " " + from,
                        cluster(properties),
                        cluster.resource().tags()));
        int number = 0;
        for (Resource instance : instances()) {
            steps.add(
                    make(
                            INSTANCE + ++number,
                            "AWS::RDS::DBInstance",
                            "make its instance " + renamed(instance),
                            instance(instance),
                            instance.tags()));
        }
        return steps;
    }

    private JsonObject cluster(ObjectBuilder properties) {
        JsonObject old = cluster.resource().description();
        properties.put("DBClusterIdentifier", name);
        SAME.forEach(each -> old.get(each).ifPresent(value -> properties.put(each, value)));
        ASKED.forEach(
                (told, asked) -> old.get(told).ifPresent(value -> properties.put(asked, value)));
        old.get("KmsKeyId").ifPresent(key -> properties.put("KmsKeyId", key));
        return properties
                .put(
                        "VpcSecurityGroupIds",
                        old.objects("VpcSecurityGroups").stream()
                                .flatMap(each -> each.text("VpcSecurityGroupId").stream())
                                .map(JsonValue::of)
                                .toList())
                .build();
    }

    private JsonObject instance(Resource old) {
        ObjectBuilder properties =
                JsonValue.object()
                        .put("DBInstanceIdentifier", renamed(old))
                        .put("DBClusterIdentifier", References.to(CLUSTER));
        for (String each :
                List.of(
                        "AutoMinorVersionUpgrade",
                        "AvailabilityZone",
                        "DBInstanceClass",
                        "Engine",
                        "MonitoringInterval",
                        "MonitoringRoleArn",
                        "PromotionTier",
                        "PubliclyAccessible")) {
            old.description().get(each).ifPresent(value -> properties.put(each, value));
        }
        old.description()
                .get("PerformanceInsightsEnabled")
                .ifPresent(value -> properties.put("EnablePerformanceInsights", value));
        old.description().objects("DBParameterGroups").stream()
                .flatMap(each -> each.text("DBParameterGroupName").stream())
                .findFirst()
                .ifPresent(group -> properties.put("DBParameterGroupName", group));
        return properties.build();
    }

    private String renamed(Resource instance) {
        String id = cluster.resource().id();
        String end =
                instance.id().startsWith(id + "-")
                        ? instance.id().substring(id.length())
                        : "-" + instance.id();
        String whole = name.equals(id) ? instance.id() : name + end;
        return whole.substring(0, Math.min(whole.length(), LONGEST_NAME));
    }

    private RestoreStep make(
            String id, String type, String what, JsonObject properties, Map<String, String> tags) {
        Map<String, String> own = new TreeMap<>(tags);
        own.keySet().removeIf(key -> key.startsWith("aws:"));
        if (cluster.there()) {
            // The stack's has another name: this one is not it.
            own.remove(Scope.STACK_TAG);
            own.remove(Scope.ID_TAG);
        }
        return expectation.step(
                id,
                Verb.MAKE,
                what,
                JsonValue.object()
                        .put("type", type)
                        .put("properties", properties)
                        .put("tags", own)
                        .build());
    }

    /**
     * Gives it a new password.
     *
     * @param secret ARN of the secret that services take it from
     */
    RestoreStep password(String secret) {
        return expectation.step(
                "Password",
                Verb.PASSWORD,
                "give the database a new password, and write it into its secret",
                JsonValue.object()
                        .put("cluster", References.to(CLUSTER))
                        .put("secret", secret)
                        .build());
    }

    /** What takes the place of what. */
    List<Rename> renames() {
        JsonObject old = cluster.resource().description();
        List<Rename> renames = new ArrayList<>();
        old.text("Endpoint")
                .ifPresent(host ->
                        renames.add(
                                new Rename(
                                        host,
                                        References.attribute(CLUSTER, "Endpoint.Address"),
                                        false)));
        old.text("ReaderEndpoint")
                .ifPresent(host ->
                        renames.add(
                                new Rename(
                                        host,
                                        References.attribute(CLUSTER, "ReadEndpoint.Address"),
                                        false)));
        if (cluster.there()) {
            renames.add(new Rename(cluster.resource().id(), References.to(CLUSTER), true));
            int number = 0;
            for (Resource instance : instances()) {
                renames.add(new Rename(instance.id(), References.to(INSTANCE + ++number), true));
            }
        }
        return renames;
    }

    /** Host names of the old one. */
    List<String> hosts() {
        JsonObject old = cluster.resource().description();
        List<String> hosts = new ArrayList<>();
        Optional<String> writer = old.text("Endpoint");
        writer.ifPresent(hosts::add);
        old.text("ReaderEndpoint").ifPresent(hosts::add);
        return hosts;
    }
}
