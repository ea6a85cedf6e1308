package io.stratoscope.topology;

import static io.stratoscope.model.Snapshots.*;
import static io.stratoscope.topology.BlastRadius.Effect.DEGRADED;
import static io.stratoscope.topology.BlastRadius.Effect.STOPS;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.model.Snapshots;
import io.stratoscope.topology.BlastRadius.Effect;
import io.stratoscope.topology.BlastRadius.Impact;

import org.junit.jupiter.api.Test;

import java.util.List;

class BlastRadiusTest {
    private final Topology immich = Topology.of(Snapshots.immichLike());

    private static Effect effect(BlastRadius radius, Arn arn) {
        return radius.of(arn).orElseThrow(() -> new AssertionError("unharmed: " + arn)).effect();
    }

    @Test
    void stopsEverythingFromTheDatabaseUpToTheDnsRecord() {
        BlastRadius radius = immich.blastRadius(DB);
        for (Arn arn : List.of(DB_RECORD, SERVER, TARGETS, HTTPS, ALB, RECORD, WRITER)) {
            assertThat(effect(radius, arn)).as(arn.toString()).isEqualTo(STOPS);
        }
        assertThat(radius.of(DB)).isEmpty();
        assertThat(radius.of(ML)).as("it does not use the database").isEmpty();
        assertThat(radius.of(REDIS)).isEmpty();
    }

    @Test
    void countsHopsAndShowsThePathFromWhatIsGone() {
        Impact record = immich.blastRadius(DB).of(DB_RECORD).orElseThrow();
        Impact server = immich.blastRadius(DB).of(SERVER).orElseThrow();
        assertThat(record.hops()).isEqualTo(1);
        assertThat(server.hops()).isEqualTo(2);
        assertThat(server.path().getFirst().to()).isEqualTo(DB);
        assertThat(server.path().getLast().from()).isEqualTo(SERVER);
        assertThat(server.path())
                .extracting(r -> r.kind())
                .containsExactly(
                        RelationKind.ROUTES_TO,
                        RelationKind.CONNECTS_TO,
                        RelationKind.CONFIGURED_BY);
    }

    @Test
    void degradesAClusterThatLosesItsReader() {
        BlastRadius radius = immich.blastRadius(READER);
        assertThat(effect(radius, DB)).isEqualTo(DEGRADED);
        assertThat(radius.of(SERVER)).as("degradation is not passed on").isEmpty();
    }

    @Test
    void stopsAClusterThatLosesItsOnlyInstance() {
        Topology topology = Topology.of(Snapshots.immich().forget(READER).build());
        assertThat(effect(topology.blastRadius(WRITER), DB)).isEqualTo(STOPS);
        assertThat(effect(topology.blastRadius(WRITER), ALB)).isEqualTo(STOPS);
    }

    @Test
    void degradesAServiceThatLosesOneOfItsTwoWaysOut() {
        BlastRadius radius = immich.blastRadius(NAT_A);
        assertThat(effect(radius, SERVER)).isEqualTo(DEGRADED);
        assertThat(effect(radius, SERVER_TASK_A)).isEqualTo(STOPS);
        assertThat(radius.of(SERVER_TASK_B)).isEmpty();
        assertThat(radius.of(WRITER)).as("a database does not go out").isEmpty();
        assertThat(radius.of(ALB)).isEmpty();
    }

    @Test
    void stopsAServiceThatLosesItsOnlyWayOut() {
        Topology topology = Topology.of(SpofTest.singleNat().build());
        assertThat(effect(topology.blastRadius(NAT_A), SERVER)).isEqualTo(STOPS);
    }

    @Test
    void tellsOneOfTwoMountTargetsFromTheLast() {
        assertThat(effect(immich.blastRadius(MOUNT_A), EFS)).isEqualTo(DEGRADED);
        Topology one = Topology.of(Snapshots.immich().forget(MOUNT_B).build());
        assertThat(effect(one.blastRadius(MOUNT_A), EFS)).isEqualTo(STOPS);
        assertThat(effect(one.blastRadius(MOUNT_A), BACKUP_TASK)).isEqualTo(STOPS);
    }

    @Test
    void tellsOneOfTwoTasksFromTheOnlyOne() {
        assertThat(effect(immich.blastRadius(SERVER_TASK_A), SERVER)).isEqualTo(DEGRADED);
        assertThat(effect(immich.blastRadius(SERVER_TASK_A), TARGETS)).isEqualTo(DEGRADED);
        assertThat(effect(immich.blastRadius(ML_TASK), ML)).isEqualTo(STOPS);
    }

    @Test
    void stopsTheBackupWithoutItsBucketAndNothingElse() {
        BlastRadius radius = immich.blastRadius(BACKUP);
        assertThat(effect(radius, BACKUP_TASK)).isEqualTo(STOPS);
        assertThat(radius.of(EFS)).isEmpty();
        assertThat(radius.of(SERVER)).isEmpty();
    }

    @Test
    void onlyDegradesWhatLosesItsLogGroup() {
        assertThat(effect(immich.blastRadius(SERVER_LOGS), SERVER)).isEqualTo(DEGRADED);
    }

    @Test
    void stopsWhatIsEncryptedByAKey() {
        assertThat(effect(immich.blastRadius(KEY), BACKUP)).isEqualTo(STOPS);
        assertThat(effect(immich.blastRadius(KEY), SERVER)).isEqualTo(STOPS);
        assertThat(immich.blastRadius(KEY_2).of(BACKUP)).isEmpty();
    }

    @Test
    void survivesTheLossOfOneZoneDegraded() {
        BlastRadius radius = immich.blastRadiusOfZone("eu-central-1a");
        assertThat(radius.gone()).contains(PRIVATE_A, WRITER, NAT_A).doesNotContain(ALB, READER);
        assertThat(effect(radius, DB)).isEqualTo(DEGRADED);
        assertThat(effect(radius, SERVER)).isEqualTo(DEGRADED);
        assertThat(effect(radius, ALB)).isEqualTo(DEGRADED);
        assertThat(radius.of(RECORD)).isEmpty();
    }

    @Test
    void stopsWhatRunsInTheLostZoneOnly() {
        assertThat(effect(immich.blastRadiusOfZone("eu-central-1b"), ML)).isEqualTo(STOPS);
        assertThat(immich.blastRadiusOfZone("eu-central-1c").impacts()).isEmpty();
    }

    @Test
    void endsOnCirclesOfDependencies() {
        SnapshotBuilder it = Snapshots.immich();
        it.relate(ML, RelationKind.CONNECTS_TO, SERVER);
        BlastRadius radius = Topology.of(it.build()).blastRadius(ML);
        assertThat(effect(radius, SERVER)).isEqualTo(STOPS);
        assertThat(radius.impacts()).extracting(Impact::resource).doesNotHaveDuplicates();
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() {
        assertThat(immich.blastRadius(SnapshotBuilder.arn("sqs", "never")).impacts()).isEmpty();
    }

    /** What a role may do says nothing of what its bearers need. */
    @Test
    void nobodyStopsForWhatARoleMayUse() {
        Topology granted =
                Topology.of(
                        Snapshots.immich()
                                .relate(TASK_ROLE, RelationKind.MAY_USE, BACKUP)
                                .relate(TASK_ROLE, RelationKind.MAY_USE, DB)
                                .build());

        for (Arn arn : List.of(BACKUP, DB, TASK_ROLE)) {
            assertThat(granted.blastRadius(arn).impacts())
                    .isEqualTo(immich.blastRadius(arn).impacts());
        }
        assertThat(granted.singlePointsOfFailure()).isEqualTo(immich.singlePointsOfFailure());
    }
}
