package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.TurningClock;
import io.stratoscope.simulator.photos.LibraryRows;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterSnapshotStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbParameterGroupStateException;
import software.amazon.awssdk.services.rds.model.KmsKeyNotAccessibleException;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Databases come back from snapshots and from any point in time, with the rows that were there then. */
final class RdsRestoresTest {

    private static final String LIVE = "immich-database";
    private static final String COPY = "restored";
    private static final String SNAPSHOT = "before-upgrade";
    private static final Duration LONG = Duration.ofMinutes(20);

    /** A log in memory. */
    private record Log(List<JsonObject> lines) implements AccountLog {
        @Override
        public List<JsonObject> read() {
            return List.copyOf(lines);
        }

        @Override
        public void append(JsonObject happening) {
            lines.add(happening);
        }
    }

    private final TurningClock clock = new TurningClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final SimulatedAccount account = SimulatedAccount.immich(clock).takingTime(true);

    {
        account.guard().unlock();
    }

    private final RdsClient rds = rds(account);

    private static RdsClient rds(SimulatedAccount account) {
        return account.client(RdsClient.class, SimulatedAccount.HOME_REGION);
    }

    private static SimulatedRds simulated(SimulatedAccount account) {
        return account.state()
                .service(SimulatedRds.class, RdsClient.class, SimulatedAccount.HOME_REGION);
    }

    private LibraryRows rows(String cluster) {
        return simulated(account).rowsOf(cluster);
    }

    private static DBCluster cluster(RdsClient rds, String name) {
        return rds.describeDBClusters(request -> request.dbClusterIdentifier(name))
                .dbClusters()
                .getFirst();
    }

    private DBCluster cluster(String name) {
        return cluster(rds, name);
    }

    private DBClusterSnapshot snapshot() {
        Object _ =
                rds.createDBClusterSnapshot(request ->
                        request.dbClusterIdentifier(LIVE).dbClusterSnapshotIdentifier(SNAPSHOT));
        clock.turn(RdsClusterSnapshots.TAKES);
        return rds.describeDBClusterSnapshots(
                        request -> request.dbClusterSnapshotIdentifier(SNAPSHOT))
                .dbClusterSnapshots()
                .getFirst();
    }

    private DBCluster fromSnapshot(Consumer<RestoreDbClusterFromSnapshotRequest.Builder> more) {
        return rds.restoreDBClusterFromSnapshot(
                        request -> {
                            request.dbClusterIdentifier(COPY)
                                    .snapshotIdentifier(SNAPSHOT)
                                    .engine("aurora-postgresql")
                                    .dbSubnetGroupName(cluster(LIVE).dbSubnetGroup());
                            more.accept(request);
                        })
                .dbCluster();
    }

    private DBCluster toTime(Consumer<RestoreDbClusterToPointInTimeRequest.Builder> more) {
        return rds.restoreDBClusterToPointInTime(
                        request -> {
                            request.dbClusterIdentifier(COPY)
                                    .sourceDBClusterIdentifier(LIVE)
                                    .dbSubnetGroupName(cluster(LIVE).dbSubnetGroup());
                            more.accept(request);
                        })
                .dbCluster();
    }

    private static String code(Throwable failure) {
        return ((RdsException) failure).awsErrorDetails().errorCode();
    }

    @Test
    void aSnapshotComesBackWithItsRowsWhileTheLiveOnesGrow() {
        LibraryRows then = rows(LIVE);
        snapshot();
        clock.turn(Duration.ofDays(2));

        DBCluster begun = fromSnapshot(request -> {});

        assertThat(begun.status()).isEqualTo("creating");
        assertThat(begun.endpoint()).startsWith(COPY + ".cluster-");
        assertThat(begun.masterUsername()).isEqualTo(cluster(LIVE).masterUsername());
        assertThat(begun.databaseName()).isEqualTo(cluster(LIVE).databaseName());
        assertThat(begun.dbClusterResourceId()).isNotEqualTo(cluster(LIVE).dbClusterResourceId());
        clock.turn(Duration.ofMinutes(5));
        assertThat(cluster(COPY).status()).as("it is several gibibytes").isEqualTo("creating");
        clock.turn(LONG);
        assertThat(cluster(COPY).status()).isEqualTo("available");
        assertThat(then.assets()).hasSizeGreaterThan(600);
        assertThat(then.albums()).isNotEmpty();
        assertThat(rows(COPY)).isEqualTo(then);
        clock.turn(Duration.ofDays(1));
        assertThat(rows(COPY)).as("nobody writes into it").isEqualTo(then);
        assertThat(rows(LIVE).assets()).hasSizeGreaterThan(then.assets().size() + 30);
    }

    @Test
    void onlyTheClusterIsMadeAndTakesInstancesWhenItIsThere() {
        snapshot();
        DBCluster begun = fromSnapshot(request -> {});
        assertThat(begun.dbClusterMembers()).isEmpty();

        assertThatThrownBy(this::addInstance).isInstanceOf(InvalidDbClusterStateException.class);
        clock.turn(LONG);
        addInstance();
        assertThat(cluster(COPY).dbClusterMembers()).hasSize(1);
    }

    private void addInstance() {
        Object _ =
                rds.createDBInstance(request ->
                        request.dbInstanceIdentifier(COPY + "-1")
                                .dbClusterIdentifier(COPY)
                                .dbInstanceClass("db.t4g.medium")
                                .engine("aurora-postgresql"));
    }

    @Test
    void whatIsNotNamedIsTheDefault() {
        snapshot();
        DBCluster live = cluster(LIVE);

        DBCluster made = fromSnapshot(request -> {});

        assertThat(made.dbClusterParameterGroup())
                .isEqualTo("default.aurora-postgresql16")
                .isNotEqualTo(live.dbClusterParameterGroup());
        assertThat(forcesTls(live.dbClusterParameterGroup())).isEqualTo("0");
        assertThat(forcesTls(made.dbClusterParameterGroup())).isEqualTo("1");
        assertThat(made.vpcSecurityGroups())
                .hasSize(1)
                .doesNotContainAnyElementsOf(live.vpcSecurityGroups());
        assertThat(made.deletionProtection()).isFalse();
        assertThat(made.tagList()).isEmpty();
        assertThat(made.enabledCloudwatchLogsExports()).isEmpty();
        assertThat(made.backupRetentionPeriod()).isEqualTo(live.backupRetentionPeriod());
        assertThat(made.kmsKeyId()).isEqualTo(live.kmsKeyId());
        assertThatThrownBy(() ->
                        rds.modifyDBClusterParameterGroup(request ->
                                request.dbClusterParameterGroupName("default.aurora-postgresql16")
                                        .parameters(
                                                Parameter.builder()
                                                        .parameterName("rds.force_ssl")
                                                        .parameterValue("0")
                                                        .build())))
                .isInstanceOf(InvalidDbParameterGroupStateException.class);
    }

    private String forcesTls(String group) {
        return rds
                .describeDBClusterParameters(request -> request.dbClusterParameterGroupName(group))
                .parameters()
                .stream()
                .filter(parameter -> parameter.parameterName().equals("rds.force_ssl"))
                .findFirst()
                .orElseThrow()
                .parameterValue();
    }

    @Test
    void whatIsNamedIsTaken() {
        snapshot();
        DBCluster live = cluster(LIVE);
        String group = live.vpcSecurityGroups().getFirst().vpcSecurityGroupId();

        DBCluster made =
                fromSnapshot(request ->
                        request.dbClusterParameterGroupName(live.dbClusterParameterGroup())
                                .vpcSecurityGroupIds(group)
                                .deletionProtection(true)
                                .engineVersion("16.9")
                                .tags(Tag.builder().key("drill").value("1").build()));

        assertThat(made.dbClusterParameterGroup()).isEqualTo(live.dbClusterParameterGroup());
        assertThat(made.vpcSecurityGroups()).isEqualTo(live.vpcSecurityGroups());
        assertThat(made.deletionProtection()).isTrue();
        assertThat(made.engineVersion()).isEqualTo("16.9");
        assertThat(made.tagList()).hasSize(1);
    }

    @Test
    void noSubnetGroupIsTheDefaultVpcsWhichIsNotThere() {
        snapshot();

        assertThatThrownBy(() -> fromSnapshot(request -> request.dbSubnetGroupName(null)))
                .isInstanceOf(DbSubnetGroupNotFoundException.class);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> fromSnapshot(request -> {}))
                .isInstanceOf(DbClusterSnapshotNotFoundException.class);
        snapshot();
        assertThatThrownBy(() -> fromSnapshot(request -> request.dbClusterIdentifier(LIVE)))
                .isInstanceOf(DbClusterAlreadyExistsException.class);
        assertThatThrownBy(() -> fromSnapshot(request -> request.engine("aurora-mysql")))
                .hasMessageContaining("engine");
        assertThatThrownBy(() -> fromSnapshot(request -> request.engineVersion("15.10")))
                .hasMessageContaining("older")
                .satisfies(failure ->
                        assertThat(code(failure)).isEqualTo("InvalidParameterCombination"));
        assertThatThrownBy(() -> fromSnapshot(request -> request.dbSubnetGroupName("none")))
                .isInstanceOf(DbSubnetGroupNotFoundException.class);
        assertThat(rds.describeDBClusters().dbClusters())
                .extracting(DBCluster::dbClusterIdentifier)
                .doesNotContain(COPY);
    }

    @Test
    void aSnapshotThatIsNotThereYetIsNotRestored() {
        Object _ =
                rds.createDBClusterSnapshot(request ->
                        request.dbClusterIdentifier(LIVE).dbClusterSnapshotIdentifier(SNAPSHOT));

        assertThatThrownBy(() -> fromSnapshot(request -> {}))
                .isInstanceOf(InvalidDbClusterSnapshotStateException.class);
    }

    @Test
    void aKeyThatIsDisabledLetsNothingBeRestored() {
        snapshot();
        String key = cluster(LIVE).kmsKeyId();
        KmsClient kms = account.client(KmsClient.class, SimulatedAccount.HOME_REGION);
        Object _ = kms.disableKey(request -> request.keyId(key));

        assertThatThrownBy(() -> fromSnapshot(request -> {}))
                .isInstanceOf(KmsKeyNotAccessibleException.class)
                .hasMessageContaining(key);
        assertThatThrownBy(() -> toTime(request -> request.useLatestRestorableTime(true)))
                .isInstanceOf(KmsKeyNotAccessibleException.class);
        Object _ = kms.enableKey(request -> request.keyId(key));
        Object _ = kms.scheduleKeyDeletion(request -> request.keyId(key));
        assertThatThrownBy(() -> fromSnapshot(request -> {}))
                .isInstanceOf(KmsKeyNotAccessibleException.class);
    }

    @Test
    void aPointInTimeHasTheRowsOfThatTime() {
        Instant at = clock.instant();
        LibraryRows then = rows(LIVE);
        clock.turn(Duration.ofDays(3));

        toTime(request -> request.restoreToTime(at));

        assertThat(rows(COPY)).isEqualTo(then);
    }

    @Test
    void theLatestTimeIsSomeMinutesAgo() {
        Instant latest = cluster(LIVE).latestRestorableTime();

        toTime(request -> request.useLatestRestorableTime(true).restoreType("full-copy"));

        assertThat(rows(COPY))
                .isEqualTo(
                        simulated(account).rows().at(cluster(LIVE).dbClusterResourceId(), latest));
    }

    @Test
    void aTimeOutsideOfTheBackupsIsRefusedInAwsWords() {
        DBCluster live = cluster(LIVE);

        assertThatThrownBy(() ->
                        toTime(request ->
                                request.restoreToTime(
                                        live.earliestRestorableTime().minusSeconds(1))))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo("InvalidParameterValue"))
                .hasMessageContaining(
                        "cannot be restored to a time earlier than "
                                + live.earliestRestorableTime()
                                + " because its backup retention period is set to "
                                + live.backupRetentionPeriod()
                                + " days.");
        assertThatThrownBy(() ->
                        toTime(request ->
                                request.restoreToTime(live.latestRestorableTime().plusSeconds(1))))
                .hasMessageContaining("cannot be restored to a time later than");
        assertThatThrownBy(() -> toTime(request -> {}))
                .satisfies(failure ->
                        assertThat(code(failure)).isEqualTo("InvalidParameterCombination"));
        assertThatThrownBy(() ->
                        toTime(request ->
                                request.useLatestRestorableTime(true)
                                        .restoreToTime(live.latestRestorableTime())))
                .satisfies(failure ->
                        assertThat(code(failure)).isEqualTo("InvalidParameterCombination"));
        assertThatThrownBy(() ->
                        toTime(request ->
                                request.useLatestRestorableTime(true).restoreType("half-copy")))
                .hasMessageContaining("half-copy");
        assertThat(toTime(request -> request.restoreToTime(live.latestRestorableTime())).status())
                .isEqualTo("creating");
    }

    @Test
    void aCloneIsOfNow() {
        toTime(request -> request.restoreType("copy-on-write").useLatestRestorableTime(true));

        assertThat(rows(COPY)).isEqualTo(rows(LIVE));
        assertThatThrownBy(() ->
                        toTime(request ->
                                request.dbClusterIdentifier("other")
                                        .restoreType("copy-on-write")
                                        .restoreToTime(cluster(LIVE).latestRestorableTime())))
                .hasMessageContaining("copy-on-write");
    }

    @Test
    void aClustersNightsGoWithItAndWhatSomebodyTookStays() {
        LibraryRows then = rows(LIVE);
        snapshot();
        deleteLive();

        assertThat(rds.describeDBClusterSnapshots().dbClusterSnapshots())
                .extracting(DBClusterSnapshot::dbClusterSnapshotIdentifier)
                .containsExactly(SNAPSHOT);
        Object _ =
                rds.restoreDBClusterFromSnapshot(request ->
                        request.dbClusterIdentifier(LIVE)
                                .snapshotIdentifier(SNAPSHOT)
                                .engine("aurora-postgresql")
                                .dbSubnetGroupName("immich-database"));
        assertThat(rows(LIVE)).isEqualTo(then);
        clock.turn(LONG.plusDays(1));
        assertThat(rows(LIVE).assets().size())
                .as("it has the address that the server knows")
                .isGreaterThan(then.assets().size() + 10);
    }

    @Test
    void uploadsFollowToARestoredDatabaseAlsoWhenTheOldOneIsGone() {
        snapshot();
        int then = rows(LIVE).assets().size();
        String former = cluster(LIVE).endpoint();
        deleteLive();
        Object _ =
                rds.restoreDBClusterFromSnapshot(request ->
                        request.dbClusterIdentifier(COPY)
                                .snapshotIdentifier(SNAPSHOT)
                                .engine("aurora-postgresql")
                                .dbSubnetGroupName("immich-database"));
        clock.turn(LONG);
        move(former, cluster(COPY).endpoint());
        clock.turn(Duration.ofDays(1));

        assertThat(rows(COPY).assets().size()).isBetween(then + 10, then + 40);
    }

    private void deleteLive() {
        for (var member : cluster(LIVE).dbClusterMembers()) {
            Object _ =
                    rds.deleteDBInstance(
                            request -> request.dbInstanceIdentifier(member.dbInstanceIdentifier()));
        }
        clock.turn(LONG);
        Object _ =
                rds.modifyDBCluster(
                        request -> request.dbClusterIdentifier(LIVE).deletionProtection(false));
        clock.turn(LONG);
        Object _ =
                rds.deleteDBCluster(
                        request -> request.dbClusterIdentifier(LIVE).skipFinalSnapshot(true));
        clock.turn(LONG);
    }

    @Test
    void aNightIsRestoredByItsName() {
        DBClusterSnapshot night =
                rds.describeDBClusterSnapshots(request -> request.snapshotType("automated"))
                        .dbClusterSnapshots()
                        .getFirst();

        fromSnapshot(request -> request.snapshotIdentifier(night.dbClusterSnapshotArn()));

        assertThat(rows(COPY).assets())
                .isNotEmpty()
                .hasSizeLessThan(rows(LIVE).assets().size())
                .allMatch(asset -> !asset.uploaded().isAfter(night.snapshotCreateTime()));
    }

    @Test
    void aCopyOfASnapshotHoldsTheSame() {
        LibraryRows then = rows(LIVE);
        DBClusterSnapshot source = snapshot();
        Object _ =
                rds.copyDBClusterSnapshot(request ->
                        request.sourceDBClusterSnapshotIdentifier(SNAPSHOT)
                                .targetDBClusterSnapshotIdentifier("second"));
        assertThatThrownBy(() ->
                        rds.copyDBClusterSnapshot(request ->
                                request.sourceDBClusterSnapshotIdentifier(SNAPSHOT)
                                        .targetDBClusterSnapshotIdentifier("second")))
                .hasMessageContaining("already exists");
        clock.turn(RdsClusterSnapshots.TAKES);

        fromSnapshot(request -> request.snapshotIdentifier("second"));

        assertThat(rows(COPY)).isEqualTo(then);
        assertThat(cluster(COPY).kmsKeyId()).isEqualTo(source.kmsKeyId());
    }

    @Test
    void thePasswordIsTheOneOfThatTime() {
        SecretsManagerClient secrets =
                account.client(SecretsManagerClient.class, SimulatedAccount.HOME_REGION);
        String secret =
                secrets.listSecrets(request -> {}).secretList().stream()
                        .map(entry -> entry.name())
                        .filter(name -> name.contains("database"))
                        .findFirst()
                        .orElseThrow();
        assertThat(simulated(account).opens(LIVE, secret)).isTrue();
        snapshot();
        clock.turn(Duration.ofDays(1));
        Object _ =
                rds.modifyDBCluster(request ->
                        request.dbClusterIdentifier(LIVE).masterUserPassword("rotated-word"));
        Object _ =
                secrets.putSecretValue(
                        request -> request.secretId(secret).secretString("rotated-word"));
        clock.turn(LONG);

        fromSnapshot(request -> {});

        assertThat(simulated(account).opens(LIVE, secret)).isTrue();
        assertThat(simulated(account).opens(COPY, secret)).isFalse();
        clock.turn(LONG);
        Object _ =
                rds.modifyDBCluster(request ->
                        request.dbClusterIdentifier(COPY).masterUserPassword("another-word"));
        Object _ =
                secrets.putSecretValue(
                        request -> request.secretId(secret).secretString("another-word"));
        assertThat(simulated(account).opens(COPY, secret)).isTrue();
    }

    @Test
    void uploadsFollowAServiceThatMovesToARestoredDatabase() {
        snapshot();
        LibraryRows then = rows(LIVE);
        clock.turn(Duration.ofDays(1));
        fromSnapshot(request -> {});
        clock.turn(LONG);
        int before = rows(LIVE).assets().size();
        Instant moved = clock.instant();

        move(cluster(LIVE).endpoint(), cluster(COPY).endpoint());
        clock.turn(Duration.ofDays(1));

        assertThat(rows(LIVE).assets().size()).isEqualTo(before);
        assertThat(rows(COPY).assets().containsAll(then.assets())).isTrue();
        assertThat(rows(COPY).assets().size()).isGreaterThan(then.assets().size() + 10);
        assertThat(rows(COPY).assets())
                .filteredOn(asset -> !then.assets().contains(asset))
                .allMatch(asset -> asset.uploaded().isAfter(moved));
    }

    /** The name that the server knows leads there. */
    private void move(String from, String to) {
        Route53Client dns = account.client(Route53Client.class, SimulatedAccount.HOME_REGION);
        for (HostedZone zone : dns.listHostedZonesPaginator().hostedZones()) {
            for (ResourceRecordSet names :
                    dns.listResourceRecordSetsPaginator(request -> request.hostedZoneId(zone.id()))
                            .resourceRecordSets()) {
                if (names.resourceRecords().stream().anyMatch(name -> name.value().equals(from))) {
                    Object _ =
                            dns.changeResourceRecordSets(request ->
                                    request.hostedZoneId(zone.id())
                                            .changeBatch(
                                                    batch -> batch.changes(upsert(names, to))));
                }
            }
        }
    }

    private static Change upsert(ResourceRecordSet names, String to) {
        return Change.builder()
                .action(ChangeAction.UPSERT)
                .resourceRecordSet(
                        names.toBuilder()
                                .resourceRecords(ResourceRecord.builder().value(to).build())
                                .build())
                .build();
    }

    @Test
    void whatIsWrittenWhileTheServerIsDownIsNotThere() {
        account.disasters().turn(KilledTasks.NAME, true);
        int before = rows(LIVE).assets().size();
        clock.turn(Duration.ofDays(2));

        assertThat(rows(LIVE).assets()).hasSize(before);
        account.disasters().turn(KilledTasks.NAME, false);
        assertThat(rows(LIVE).assets()).hasSizeGreaterThan(before);
    }

    @Test
    void anAccountThatIsKeptHasTheSameRowsWhenItIsOpenedAgain() {
        Log log = new Log(new ArrayList<>());
        SimulatedAccount first = SimulatedAccount.kept(clock, log);
        first.guard().unlock();
        Instant at = clock.instant().minus(Duration.ofHours(30));
        Object _ =
                rds(first)
                        .createDBClusterSnapshot(request ->
                                request.dbClusterIdentifier(LIVE)
                                        .dbClusterSnapshotIdentifier(SNAPSHOT));
        clock.turn(Duration.ofDays(1));
        Object _ =
                rds(first)
                        .restoreDBClusterFromSnapshot(request ->
                                request.dbClusterIdentifier(COPY)
                                        .snapshotIdentifier(SNAPSHOT)
                                        .engine("aurora-postgresql")
                                        .dbSubnetGroupName("immich-database"));
        Object _ =
                rds(first)
                        .restoreDBClusterToPointInTime(request ->
                                request.dbClusterIdentifier("earlier")
                                        .sourceDBClusterIdentifier(LIVE)
                                        .dbSubnetGroupName("immich-database")
                                        .restoreToTime(at));
        Object _ =
                rds(first)
                        .copyDBClusterSnapshot(request ->
                                request.sourceDBClusterSnapshotIdentifier(SNAPSHOT)
                                        .targetDBClusterSnapshotIdentifier("second"));

        SimulatedAccount again = SimulatedAccount.kept(clock, log);

        for (String each : List.of(LIVE, COPY, "earlier")) {
            assertThat(cluster(rds(again), each)).isEqualTo(cluster(rds(first), each));
            assertThat(simulated(again).rowsOf(each)).isEqualTo(simulated(first).rowsOf(each));
        }
        assertThat(rds(again).describeDBClusterSnapshots())
                .isEqualTo(rds(first).describeDBClusterSnapshots());
    }
}
