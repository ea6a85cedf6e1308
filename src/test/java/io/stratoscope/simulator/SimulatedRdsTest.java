package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ApplyMethod;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.Tag;

import java.time.Duration;
import java.util.List;

final class SimulatedRdsTest {

    private final RdsClient rds =
            TestAccounts.immich().client(RdsClient.class, TestAccounts.REGION);

    private static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }

    private static List<String> ids(DescribeDbInstancesResponse response) {
        return response.dbInstances().stream().map(DBInstance::dbInstanceIdentifier).toList();
    }

    @Test
    void engineVersionsAreOfferedByTheirWholeNames() {
        assertThat(
                        rds.describeDBEngineVersions(request ->
                                        request.engine("aurora-postgresql").engineVersion("16.8"))
                                .dbEngineVersions())
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.dbParameterGroupFamily()).isEqualTo("aurora-postgresql16");
                    assertThat(version.status()).isEqualTo("available");
                });
        assertThat(
                        rds.describeDBEngineVersions(request ->
                                        request.engine("aurora-postgresql").engineVersion("16.80"))
                                .dbEngineVersions())
                .isEmpty();
        assertThat(
                        rds.describeDBEngineVersions(request -> request.engine("aurora-postgresql"))
                                .dbEngineVersions())
                .hasSizeGreaterThan(3);
    }

    @Test
    void findsTheInstancesOfAClusterByIdAndArn() {
        String arn = rds.describeDBClusters().dbClusters().getFirst().dbClusterArn();

        assertThat(List.of("immich-database", arn))
                .allSatisfy(name ->
                        assertThat(
                                        ids(
                                                rds.describeDBInstances(request ->
                                                        request.filters(
                                                                filter("db-cluster-id", name)))))
                                .containsExactly(
                                        "immich-database-reader", "immich-database-writer"));
        assertThat(
                        ids(
                                rds.describeDBInstances(request ->
                                        request.filters(filter("db-cluster-id", "immich-data")))))
                .isEmpty();
    }

    @Test
    void refusesAFilterThatItDoesNotHave() {
        assertThatThrownBy(() ->
                        rds.describeDBClusters(
                                request -> request.filters(filter("tag:Project", "immich"))))
                .isInstanceOf(RdsException.class);
    }

    @Test
    void pagesAreTwentyToAHundred() {
        assertThatThrownBy(() -> rds.describeDBInstances(request -> request.maxRecords(19)))
                .isInstanceOf(RdsException.class);
        assertThatThrownBy(() -> rds.describeDBInstances(request -> request.maxRecords(101)))
                .isInstanceOf(RdsException.class);
        for (int i = 0; i < 20; i++) {
            String name = "extra-" + i;
            rds.createDBInstance(request ->
                    request.dbInstanceIdentifier(name)
                            .dbClusterIdentifier("immich-database")
                            .dbInstanceClass("db.t4g.medium")
                            .engine("aurora-postgresql"));
        }
        assertThat(ids(rds.describeDBInstances(request -> request.maxRecords(20)))).hasSize(20);
        assertThat(
                        rds.describeDBInstancesPaginator(request -> request.maxRecords(20))
                                .dbInstances())
                .hasSize(22);
    }

    @Test
    void theParameterGroupSaysThatTlsIsNotForced() {
        List<Parameter> changed =
                rds.describeDBClusterParameters(request ->
                                request.dbClusterParameterGroupName("immich-database")
                                        .source("user"))
                        .parameters();
        assertThat(changed)
                .singleElement()
                .satisfies(parameter -> {
                    assertThat(parameter.parameterName()).isEqualTo("rds.force_ssl");
                    assertThat(parameter.parameterValue()).isEqualTo("0");
                });
        assertThat(
                        rds.describeDBClusterParameters(request ->
                                        request.dbClusterParameterGroupName("immich-database"))
                                .parameters())
                .hasSizeGreaterThan(1);
        assertThatThrownBy(() ->
                        rds.describeDBClusterParameters(
                                request -> request.dbClusterParameterGroupName("immich")))
                .isInstanceOf(DbParameterGroupNotFoundException.class);
    }

    @Test
    void tagsComeWithWhatIsDescribed() {
        DBCluster cluster = rds.describeDBClusters().dbClusters().getFirst();
        assertThat(cluster.tagList()).extracting(Tag::key).contains("Project", "Name");
        assertThat(
                        rds.listTagsForResource(
                                        request -> request.resourceName(cluster.dbClusterArn()))
                                .tagList())
                .isEqualTo(cluster.tagList());
    }

    @Test
    void aClusterGoesOnlyUnprotectedAndEmpty() {
        assertThatThrownBy(() ->
                        rds.deleteDBCluster(
                                request -> request.dbClusterIdentifier("immich-database")))
                .isInstanceOf(InvalidDbClusterStateException.class)
                .hasMessageContaining("protect");
        rds.modifyDBCluster(request ->
                request.dbClusterIdentifier("immich-database").deletionProtection(false));
        assertThatThrownBy(() ->
                        rds.deleteDBCluster(
                                request -> request.dbClusterIdentifier("immich-database")))
                .hasMessageContaining("still contains");
        rds.deleteDBInstance(request -> request.dbInstanceIdentifier("immich-database-writer"));
        assertThat(rds.describeDBClusters().dbClusters().getFirst().dbClusterMembers())
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.dbInstanceIdentifier()).isEqualTo("immich-database-reader");
                    assertThat(member.isClusterWriter()).isTrue();
                });
        rds.deleteDBInstance(request -> request.dbInstanceIdentifier("immich-database-reader"));
        rds.deleteDBCluster(
                request -> request.dbClusterIdentifier("immich-database").skipFinalSnapshot(true));
        assertThatThrownBy(() ->
                        rds.describeDBClusters(
                                request -> request.dbClusterIdentifier("immich-database")))
                .isInstanceOf(DbClusterNotFoundException.class);
    }

    @Test
    void aClusterLeavesASnapshotBehindOrSaysThatItDoesNot() {
        for (String id : List.of("immich-database-writer", "immich-database-reader")) {
            rds.deleteDBInstance(request -> request.dbInstanceIdentifier(id));
        }
        rds.modifyDBCluster(request ->
                request.dbClusterIdentifier("immich-database").deletionProtection(false));
        assertThatThrownBy(() ->
                        rds.deleteDBCluster(
                                request -> request.dbClusterIdentifier("immich-database")))
                .hasMessageContaining("FinalDBSnapshotIdentifier is required");

        rds.deleteDBCluster(request ->
                request.dbClusterIdentifier("immich-database").finalDBSnapshotIdentifier("last"));

        assertThat(rds.describeDBClusterSnapshots().dbClusterSnapshots())
                .singleElement()
                .satisfies(snapshot -> {
                    assertThat(snapshot.dbClusterSnapshotIdentifier()).isEqualTo("last");
                    assertThat(snapshot.dbClusterIdentifier()).isEqualTo("immich-database");
                    assertThat(snapshot.tagList()).extracting(Tag::key).contains("Project");
                });
    }

    @Test
    void aStaticParameterIsNotSetAtOnce() {
        Parameter parameter =
                Parameter.builder()
                        .parameterName("max_connections")
                        .parameterValue("100")
                        .applyMethod(ApplyMethod.IMMEDIATE)
                        .build();
        assertThatThrownBy(() ->
                        rds.modifyDBClusterParameterGroup(request ->
                                request.dbClusterParameterGroupName("immich-database")
                                        .parameters(parameter)))
                .isInstanceOf(RdsException.class);
        rds.modifyDBClusterParameterGroup(request ->
                request.dbClusterParameterGroupName("immich-database")
                        .parameters(
                                parameter.toBuilder()
                                        .applyMethod(ApplyMethod.PENDING_REBOOT)
                                        .build()));
    }

    @Test
    void whatTakesTimeCannotBeChangedMeanwhile() {
        TurnedClock clock = new TurnedClock();
        SimulatedAccount account = SimulatedAccount.immich(clock);
        account.guard().unlock();
        RdsClient slow = account.takingTime(true).client(RdsClient.class, TestAccounts.REGION);
        slow.createDBInstance(request ->
                request.dbInstanceIdentifier("third").dbClusterIdentifier("immich-database"));
        assertThat(status(slow)).isEqualTo("creating");
        assertThatThrownBy(() ->
                        slow.modifyDBInstance(
                                request -> request.dbInstanceIdentifier("third").promotionTier(3)))
                .isInstanceOf(InvalidDbInstanceStateException.class);

        clock.turn(Duration.ofMinutes(10));
        assertThat(status(slow)).isEqualTo("available");
        slow.modifyDBInstance(request ->
                request.dbInstanceIdentifier("third").promotionTier(3).applyImmediately(true));
        assertThat(status(slow)).isEqualTo("modifying");
        clock.turn(Duration.ofMinutes(10));
        slow.modifyDBInstance(
                request -> request.dbInstanceIdentifier("third").dbInstanceClass("db.r6g.large"));
        assertThat(status(slow)).isEqualTo("available");

        clock.turn(Duration.ofMinutes(10));
        slow.deleteDBInstance(request -> request.dbInstanceIdentifier("third"));
        assertThat(status(slow)).isEqualTo("deleting");
        clock.turn(Duration.ofMinutes(10));
        assertThat(ids(slow.describeDBInstances())).doesNotContain("third");
    }

    private static String status(RdsClient rds) {
        return rds.describeDBInstances(request -> request.dbInstanceIdentifier("third"))
                .dbInstances()
                .getFirst()
                .dbInstanceStatus();
    }
}
