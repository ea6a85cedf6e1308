package io.stratoscope.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.backup.restore.RestoreResult.Outcome;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.TaskListEntry;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A restore that is killed at any place is gone on with: one of each, a service that is healthy, and nothing left open. */
final class RestoreKilledTest {

    @Test
    void killedAtEachStepItIsGoneOnWith() {
        Ruin whole = new Ruin().loseDatabase().lose(Ruin.LOST_FILES);
        RestorePlan plan = whole.plan(RestoreRequest.of(RestoreKind.TOTAL));
        int before = whole.happenings().size();
        assertThat(whole.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(wrong(whole)).isEmpty();

        List<String> wrong = new ArrayList<>();
        int all = whole.happenings().size();
        for (int count = before + 1; count < all; count++) {
            // Soon after, or long after.
            Duration later = count % 2 == 0 ? Duration.ofSeconds(5) : Duration.ofHours(10);
            Ruin ruin = whole.killedAfter(count, later);
            RestoreResult result = ruin.resume();
            String here =
                    result.outcome() == Outcome.RESTORED && result.resumed()
                            ? wrong(ruin)
                            : result.toString();
            if (!here.isEmpty()) {
                wrong.add(count + ", " + whole.happenings().wordsAt(count) + ": " + here);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(all - before)
                .as("each step is noted before and after")
                .isGreaterThan(2 * plan.steps().size());
    }

    /** What is not as it should be; empty where all is. */
    private static String wrong(Ruin ruin) {
        EfsClient efs = ruin.client(EfsClient.class);
        List<FileSystemDescription> systems = efs.describeFileSystems().fileSystems();
        if (systems.size() != 1) {
            return "file systems: " + systems;
        }
        String fresh = systems.getFirst().fileSystemId();
        int targets =
                efs.describeMountTargets(request -> request.fileSystemId(fresh))
                        .mountTargets()
                        .size();
        int points =
                efs.describeAccessPoints(request -> request.fileSystemId(fresh))
                        .accessPoints()
                        .size();
        DataSyncClient dataSync = ruin.client(DataSyncClient.class);
        List<String> tasks =
                dataSync.listTasks().tasks().stream().map(TaskListEntry::name).sorted().toList();
        int locations = dataSync.listLocations().locations().size();
        EcsClient ecs = ruin.client(EcsClient.class);
        int revisions =
                ecs.listTaskDefinitions(request -> request.familyPrefix("immich-server"))
                        .taskDefinitionArns()
                        .size();
        Service service =
                ecs.describeServices(request -> request.cluster("immich").services("immich-server"))
                        .services()
                        .getFirst();
        RdsClient rds = ruin.client(RdsClient.class);
        List<String> databases =
                Stream.concat(
                                rds.describeDBClusters().dbClusters().stream()
                                        .map(DBCluster::dbClusterIdentifier),
                                rds.describeDBInstances().dbInstances().stream()
                                        .map(DBInstance::dbInstanceIdentifier))
                        .toList();
        String found =
                "%s, %d mount targets, %d access points, tasks %s, %d locations, %d revisions, %d of %d tasks run"
                        .formatted(
                                databases,
                                targets,
                                points,
                                tasks,
                                locations,
                                revisions,
                                service.runningCount(),
                                service.desiredCount());
        boolean well =
                found.equals(
                                "[immich-database, immich-database-reader, immich-database-writer], 2 mount targets, 1 access points, tasks [immich-backup, immich-restore], 2"
                                        + " locations, 1 revisions, 2 of 2 tasks run")
                        && ruin.restores().open().isEmpty();
        return well ? "" : found;
    }
}
