package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;

import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a cluster out of a backup, where its properties name one, in <a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html">the template
 * reference's</a> words. Whatever a restore would else fill with defaults (parameter group, security groups, subnets) goes into the same
 * call. Data, database, master user and password are the backup's. Nothing tells later what a cluster was made of.
 */
final class RdsRestoring {

    private static final String SNAPSHOT = "SnapshotIdentifier";
    private static final String SOURCE = "SourceDBClusterIdentifier";

    /** What names a backup. They are given when a cluster is made, and never compared. */
    static final Set<String> PROPERTIES =
            Set.of(SNAPSHOT, SOURCE, "RestoreToTime", "RestoreType", "UseLatestRestorableTime");

    /** What both calls take. */
    private static final Set<String> NAMED =
            Set.of(
                    "CopyTagsToSnapshot",
                    "DBClusterIdentifier",
                    "DBClusterParameterGroupName",
                    "DBSubnetGroupName",
                    "DeletionProtection",
                    "EnableCloudwatchLogsExports",
                    "KmsKeyId",
                    "Port",
                    "VpcSecurityGroupIds");

    private RdsRestoring() {}

    /** Whether a cluster is to be made out of a backup. */
    static boolean isWanted(Order order) {
        return !Members.only(order.properties(), PROPERTIES).members().isEmpty();
    }

    /**
     * Makes it. What no restore can set is left to a later change.
     *
     * @throws IllegalArgumentException when the properties do not name one backup
     */
    static DBCluster restore(RdsClient rds, Order order) {
        JsonObject given = order.properties();
        boolean snapshot = given.get(SNAPSHOT).isPresent();
        if (snapshot == given.get(SOURCE).isPresent()
                || (snapshot && Members.only(given, PROPERTIES).members().size() > 1)) {
            throw new IllegalArgumentException(
                    order.id()
                            + ": a cluster is restored from a snapshot (SnapshotIdentifier) or from"
                            + " another cluster (SourceDBClusterIdentifier), and not from both");
        }
        return snapshot
                ? rds.restoreDBClusterFromSnapshot(
                                SdkWords.SAME
                                        .fill(
                                                RestoreDbClusterFromSnapshotRequest.builder(),
                                                properties(
                                                        order,
                                                        Set.of(
                                                                SNAPSHOT,
                                                                "AvailabilityZones",
                                                                "Engine",
                                                                "EngineVersion")))
                                        .build())
                        .dbCluster()
                : rds.restoreDBClusterToPointInTime(
                                SdkWords.SAME
                                        .fill(
                                                RestoreDbClusterToPointInTimeRequest.builder(),
                                                properties(order, PROPERTIES))
                                        .build())
                        .dbCluster();
    }

    private static JsonObject properties(Order order, Set<String> own) {
        Set<String> taken = new TreeSet<>(NAMED);
        taken.addAll(own);
        return Members.with(Members.only(order.properties(), taken), "Tags", order.tagList());
    }
}
