package io.stratoscope.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.backup.restore.RestoreCheck.Result;
import io.stratoscope.backup.restore.RestoreResult.Outcome;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.simulator.DatabaseLocks;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.route53.Route53Client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A database that comes back has its instances, its groups and its users again. */
final class RestoreDatabaseTest {

    private static final RestoreRequest DATABASE = RestoreRequest.of(RestoreKind.DATABASE);

    private final Ruin ruin = new Ruin();

    private RdsClient rds() {
        return ruin.client(RdsClient.class);
    }

    private List<DBCluster> clusters() {
        return rds().describeDBClusters().dbClusters();
    }

    private List<DBInstance> instances(String cluster) {
        return rds().describeDBInstances().dbInstances().stream()
                .filter(each -> each.dbClusterIdentifier().equals(cluster))
                .toList();
    }

    private static RestoreRequest request(Optional<Instant> time, boolean switches, boolean reset) {
        return new RestoreRequest(
                RestoreKind.DATABASE,
                Optional.empty(),
                time,
                Optional.empty(),
                false,
                switches,
                reset);
    }

    @Test
    void besideTheOldOneNothingChanges() {
        DBCluster old = clusters().getFirst();
        RestorePlan plan = ruin.plan(DATABASE);
        assertThat(plan.obstacles()).isEmpty();
        assertThat(plan.switches()).isFalse();
        assertThat(plan.notes()).anyMatch(note -> note.contains("deletes its automated backups"));
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);

        DBCluster fresh =
                clusters().stream()
                        .filter(each ->
                                !each.dbClusterIdentifier().equals(old.dbClusterIdentifier()))
                        .findFirst()
                        .orElseThrow();
        assertThat(fresh.dbClusterParameterGroup())
                .as("the default one forces TLS")
                .isEqualTo(old.dbClusterParameterGroup());
        assertThat(fresh.dbSubnetGroup()).isEqualTo(old.dbSubnetGroup());
        assertThat(fresh.vpcSecurityGroups()).isEqualTo(old.vpcSecurityGroups());
        assertThat(fresh.backupRetentionPeriod()).isEqualTo(old.backupRetentionPeriod());
        assertThat(fresh.deletionProtection()).isEqualTo(old.deletionProtection());
        assertThat(fresh.preferredBackupWindow()).isEqualTo(old.preferredBackupWindow());
        assertThat(instances(fresh.dbClusterIdentifier()))
                .as("a cluster alone answers nobody")
                .hasSize(2)
                .allMatch(each -> each.dbInstanceStatus().equals("available"))
                .extracting(DBInstance::dbInstanceClass)
                .containsOnly("db.t4g.medium");
        assertThat(databaseRecord()).isEqualTo(old.endpoint());
    }

    private String databaseRecord() {
        Route53Client dns = ruin.client(Route53Client.class);
        return dns.listHostedZones().hostedZones().stream()
                .flatMap(zone ->
                        dns
                                .listResourceRecordSets(request -> request.hostedZoneId(zone.id()))
                                .resourceRecordSets()
                                .stream())
                .filter(set -> set.name().equals("database.immich.internal."))
                .map(set -> set.resourceRecords().getFirst().value())
                .findFirst()
                .orElseThrow();
    }

    private Service service() {
        return ruin.client(EcsClient.class)
                .describeServices(request -> request.cluster("immich").services("immich-server"))
                .services()
                .getFirst();
    }

    @Test
    void theServicesGoOverAndTheServerStopsMeanwhile() {
        RestorePlan plan = ruin.plan(request(Optional.empty(), true, false));
        List<String> ids = plan.steps().stream().map(RestoreStep::id).toList();
        assertThat(ids.indexOf("Stop1")).isBetween(1, ids.indexOf("Record1") - 1);
        assertThat(ids.indexOf("Service1")).isGreaterThan(ids.indexOf("Record1"));
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(databaseRecord()).contains(plan.run().toLowerCase(Locale.ROOT));
        assertThat(service().runningCount()).isEqualTo(2);
        assertThat(ruin.look().resources())
                .filteredOn(each -> each.type().equals(ResourceType.ALARM))
                .filteredOn(each -> each.name().startsWith("immich-database"))
                .hasSize(3)
                .allMatch(each ->
                        each.description()
                                .toString()
                                .contains(plan.run().toLowerCase(Locale.ROOT)));
    }

    @Test
    void aLostOneComesBackByItsName() {
        DBCluster old = clusters().getFirst();
        ruin.loseDatabase();
        assertThat(clusters()).isEmpty();
        RestorePlan plan = ruin.plan(DATABASE);
        assertThat(plan.obstacles()).isEmpty();
        assertThat(plan.notes()).anyMatch(note -> note.contains("automated backups with it"));
        assertThat(plan.steps().getFirst().id()).isEqualTo("Stop1");
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        DBCluster fresh = clusters().getFirst();
        assertThat(fresh.dbClusterIdentifier()).isEqualTo(old.dbClusterIdentifier());
        assertThat(fresh.endpoint()).isEqualTo(old.endpoint());
        assertThat(fresh.tagList()).containsAll(old.tagList());
        assertThat(service().runningCount()).isEqualTo(2);
    }

    @Test
    void aLostOneCannotGoBackToATime() {
        ruin.loseDatabase();
        assertThat(clusters()).isEmpty();
        RestorePlan plan =
                ruin.plan(
                        request(Optional.of(Ruin.START.minus(Duration.ofHours(1))), false, false));
        assertThat(plan.obstacles())
                .anyMatch(check -> check.detail().contains("its automated backups went with it"));
    }

    @Test
    void aDatabaseGoesBackToATime() {
        RestorePlan plan =
                ruin.plan(
                        request(Optional.of(Ruin.START.minus(Duration.ofHours(1))), false, false));
        assertThat(plan.obstacles()).isEmpty();
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(clusters()).hasSize(2);
        assertThat(
                        ruin.plan(
                                        request(
                                                Optional.of(Ruin.START.minus(Duration.ofDays(90))),
                                                false,
                                                false))
                                .obstacles())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).startsWith("it can be from"));
    }

    @Test
    void aDisabledKeyIsSaidBeforeAnythingIsMade() {
        String key = clusters().getFirst().kmsKeyId();
        Object _ = ruin.client(KmsClient.class).disableKey(request -> request.keyId(key));
        RestorePlan plan = ruin.plan(DATABASE);
        assertThat(plan.obstacles())
                .hasSize(2)
                .allMatch(each -> each.detail().contains("disabled"));
        assertThatThrownBy(() -> ruin.follow(plan)).isInstanceOf(RestoreException.class);
        assertThat(clusters()).hasSize(1);
    }

    @Test
    void thePasswordIsNotCheckableAndCanBeSetAnew() {
        assertThat(ruin.plan(DATABASE).checks())
                .filteredOn(check -> check.what().contains("password"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.result()).isEqualTo(Result.NOT_CHECKABLE);
                    assertThat(check.detail()).contains("--reset-password");
                });
        RestorePlan plan = ruin.plan(request(Optional.empty(), true, true));
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(ruin.steps).contains("Password DONE");
        String secret =
                ruin.before().resources().stream()
                        .filter(each -> each.type().equals(ResourceType.SECRET))
                        .map(Resource::arn)
                        .map(Object::toString)
                        .findFirst()
                        .orElseThrow();
        String fresh =
                clusters().stream()
                        .map(DBCluster::dbClusterIdentifier)
                        .filter(id -> id.contains("restore"))
                        .findFirst()
                        .orElseThrow();
        assertThat(DatabaseLocks.open(ruin.account(), fresh, secret)).isTrue();
    }
}
