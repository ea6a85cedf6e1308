package io.stratoscope.backup.restore;

import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.RestorePoint;
import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.provision.driver.Place;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What has to be so before a database comes back. */
final class DatabaseChecks {

    /** An ARN of a secret has so many parts; what follows names a part of what is in it. */
    private static final int SECRET_PARTS = 7;

    private final Place place;
    private final Past past;
    private final DatabasePlan plan;

    DatabaseChecks(Place place, Past past, DatabasePlan plan) {
        this.place = place;
        this.past = past;
        this.plan = plan;
    }

    /** Groups that restoring would else take defaults for. */
    RestoreCheck groups() {
        JsonObject old = plan.cluster().resource().description();
        Set<String> missing = new TreeSet<>();
        old.text("DBSubnetGroup")
                .filter(id -> !past.isThere(ResourceType.DB_SUBNET_GROUP, id))
                .ifPresent(missing::add);
        old.text("DBClusterParameterGroup")
                .filter(id -> !id.startsWith("default."))
                .filter(id -> !past.isThere(ResourceType.DB_CLUSTER_PARAMETER_GROUP, id))
                .ifPresent(missing::add);
        old.objects("VpcSecurityGroups").stream()
                .flatMap(each -> each.text("VpcSecurityGroupId").stream())
                .filter(id -> !past.isThere(ResourceType.SECURITY_GROUP, id))
                .forEach(missing::add);
        String what =
                "the subnet group, the parameter group and the security groups of the database are there";
        return missing.isEmpty()
                ? RestoreCheck.pass(what, "")
                : RestoreCheck.fail(
                        what,
                        String.join(", ", missing)
                                + " is gone; make it again first: stratoscope provision apply");
    }

    /** What the cluster had for instances: without one nobody reads it. */
    RestoreCheck instances() {
        String what = "the instances of the database are known";
        return plan.instances().isEmpty()
                ? RestoreCheck.fail(
                        what,
                        "no snapshot of this project that is kept here knows one; a cluster without any"
                                + " answers nobody")
                : RestoreCheck.pass(what, plan.instances().size() + " instances");
    }

    /** A snapshot that can be restored. */
    List<RestoreCheck> snapshot(Optional<RestorePoint> point) {
        String what = "there is a database snapshot, and it is available";
        Optional<DatabaseCopy> copy = point.flatMap(RestorePoint::database);
        if (copy.isEmpty()) {
            return List.of(
                    RestoreCheck.fail(
                            what,
                            point.map(each -> each.id() + " has none")
                                            .orElse("there is no good restore point")
                                    + "; see 'stratoscope backup list', and name another with"
                                    + " --restore-point"));
        }
        List<RestoreCheck> checks = new ArrayList<>();
        checks.add(
                copy.get().isAvailable()
                        ? RestoreCheck.pass(what, copy.get().id())
                        : RestoreCheck.fail(what, copy.get().id() + " is " + copy.get().status()));
        checks.add(new KeyChecks(place).enabled("the database snapshot", copy.get().key()));
        return checks;
    }

    /** A time that RDS can restore to; with a cluster its automated backups go. */
    RestoreCheck time(Instant time) {
        String what = "the database can be restored to " + time;
        if (!plan.cluster().there()) {
            return RestoreCheck.fail(
                    what,
                    "the cluster is gone, and its automated backups went with it; restore from a snapshot:"
                            + " leave --to-time out");
        }
        DBCluster cluster =
                place.client(RdsClient.class)
                        .describeDBClusters(request ->
                                request.dbClusterIdentifier(plan.cluster().resource().id()))
                        .dbClusters()
                        .getFirst();
        Optional<Instant> first = Optional.ofNullable(cluster.earliestRestorableTime());
        Optional<Instant> last = Optional.ofNullable(cluster.latestRestorableTime());
        if (first.filter(time::isBefore).isPresent() || last.filter(time::isAfter).isPresent()) {
            return RestoreCheck.fail(
                    what,
                    "it can be from "
                            + first.map(Instant::toString).orElse("…")
                            + " to "
                            + last.map(Instant::toString).orElse("…"));
        }
        return first.isPresent()
                ? RestoreCheck.pass(what, "")
                : RestoreCheck.unknown(what, "RDS does not say from when on");
    }

    /**
     * The restored database has the password that it had then; the secret has the one that it has now, and nobody here reads it.
     *
     * @param since as of when the database is
     */
    RestoreCheck password(Optional<String> reference, Optional<Instant> since, boolean resets) {
        String what = "the secret has the password of the restored database";
        if (reference.isEmpty()) {
            return RestoreCheck.unknown(
                    what, "no task definition says which secret holds the database's password");
        }
        if (resets) {
            return ofWholeSecret(reference.get())
                    .map(secret -> RestoreCheck.pass(what, "both get a new one"))
                    .orElseGet(() ->
                            RestoreCheck.fail(
                                    what,
                                    "it is a part of its secret, and the other parts are not read here; set it by"
                                            + " hand, and leave --reset-password out"));
        }
        Optional<Instant> changed =
                ofWholeSecret(reference.get())
                        .flatMap(Arn::parse)
                        .flatMap(past.now()::resource)
                        .map(Resource::description)
                        .flatMap(secret -> secret.text("LastChangedDate"))
                        .map(Instant::parse);
        return changed.isPresent() && since.filter(changed.get()::isAfter).isPresent()
                ? RestoreCheck.unknown(
                        what,
                        "the secret was changed at "
                                + changed.get()
                                + ", after that: if that was the password, say --reset-password")
                : RestoreCheck.unknown(
                        what,
                        "nobody reads it here; if the database refuses it, restore with --reset-password");
    }

    /** The ARN of a secret that is nothing but a password; empty where the password is a part of one. */
    static Optional<String> ofWholeSecret(String reference) {
        List<String> parts = List.of(reference.split(":", -1));
        boolean whole = parts.stream().skip(SECRET_PARTS).allMatch(String::isEmpty);
        return whole
                ? Optional.of(
                        String.join(":", parts.subList(0, Math.min(parts.size(), SECRET_PARTS))))
                : Optional.empty();
    }
}
