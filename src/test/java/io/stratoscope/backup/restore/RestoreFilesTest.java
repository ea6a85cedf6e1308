package io.stratoscope.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.backup.BackupException;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.restore.RestoreResult.Outcome;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.price.PriceTable;
import io.stratoscope.provision.apply.Provisioning;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.plan.Change;
import io.stratoscope.provision.plan.Plan;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskResponse;
import software.amazon.awssdk.services.datasync.model.PreserveDeletedFiles;
import software.amazon.awssdk.services.datasync.model.TaskMode;
import software.amazon.awssdk.services.datasync.model.Uid;
import software.amazon.awssdk.services.datasync.model.VerifyMode;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files that are lost come back into a file system that is as the old one was. */
final class RestoreFilesTest {

    private static final RestoreRequest FILES = RestoreRequest.of(RestoreKind.FILES);

    private final Ruin ruin = new Ruin();

    private DataSyncClient dataSync() {
        return ruin.client(DataSyncClient.class);
    }

    private DescribeTaskResponse task(String name) {
        return dataSync().listTasks().tasks().stream()
                .filter(task -> name.equals(task.name()))
                .map(task -> dataSync().describeTask(request -> request.taskArn(task.taskArn())))
                .findFirst()
                .orElseThrow();
    }

    private String fileSystem() {
        return ruin.client(EfsClient.class)
                .describeFileSystems()
                .fileSystems()
                .getFirst()
                .fileSystemId();
    }

    @Test
    void lostFilesComeBackAndTheServiceIsHealthy() {
        String old = fileSystem();
        ruin.lose(Ruin.LOST_FILES);
        assertThat(
                        Restores.lost(
                                ruin.past(),
                                Restores.target(ruin.past(), Optional.empty(), Optional.empty())))
                .contains(RestoreKind.FILES);
        RestorePlan plan = ruin.plan(FILES);
        assertThat(plan.obstacles()).isEmpty();
        assertThat(plan.overwritten()).isEmpty();
        assertThat(plan.switches()).as("nothing else is left to run on").isTrue();
        assertThat(plan.steps())
                .filteredOn(step -> step.verb() == RestoreStep.Verb.COPY)
                .extracting(RestoreStep::id)
                .containsExactly("Markers", "Copy", "BackUp");

        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(ruin.restores().open()).isEmpty();
        FilesCopy copy =
                ruin.copies.stream()
                        .filter(each -> each.restorePoint().orElse("").endsWith("/Copy"))
                        .reduce((_, last) -> last)
                        .orElseThrow();
        assertThat(copy.isWhole()).isTrue();
        assertThat(copy.files()).isGreaterThan(1000);

        Snapshot after = ruin.look();
        assertThat(after.resources())
                .as("nothing names the lost one any more")
                .noneMatch(each -> each.description().toString().contains(old));
        assertThat(like(after)).isEqualTo(like(ruin.before()));
    }

    /** A file system's key, modes and tags, but for what says that it was restored. */
    private static Map<String, Object> like(Snapshot snapshot) {
        Resource found =
                snapshot.resources().stream()
                        .filter(each -> each.type().equals(ResourceType.EFS_FILE_SYSTEM))
                        .findFirst()
                        .orElseThrow();
        return Map.of(
                "key", found.description().text("KmsKeyId"),
                "mode", found.description().text("PerformanceMode"),
                "throughput", found.description().text("ThroughputMode"),
                "tags",
                        found.tags().entrySet().stream()
                                .filter(tag -> !tag.getKey().startsWith(RestorePlan.TAG))
                                .toList());
    }

    @Test
    void theStackKnowsWhatTookThePlaceOfTheLost() {
        ruin.lose(Ruin.LOST_FILES);
        assertThat(ruin.run(FILES).outcome()).isEqualTo(Outcome.RESTORED);
        Provisioning provisioning =
                new Provisioning(
                        ruin.account(),
                        ruin.account().clock(),
                        Provisioning.waiting(ruin.account()),
                        _ -> ruin.happenings());
        try (Jobs jobs = new Jobs(ruin.account().clock())) {
            Plan plan =
                    jobs.start(
                                    "compare",
                                    context ->
                                            provisioning.compare(
                                                    Blueprint.stack(
                                                            "immich",
                                                            ShippedBlueprints.text("immich")
                                                                    .orElseThrow(),
                                                            Map.of()),
                                                    context))
                            .result()
                            .join();
            assertThat(plan.toDo())
                    .as("of a lost file system nothing tells its lifecycle; all else is as it was")
                    .flatExtracting(Change::differences)
                    .extracting(Difference::path)
                    .containsExactly("LifecyclePolicies");
        }
    }

    @Test
    void theRoleOfTheServerMayMountTheNewAccessPointAndNotTheOld() {
        ruin.lose(Ruin.LOST_FILES);
        assertThat(ruin.run(FILES).outcome()).isEqualTo(Outcome.RESTORED);
        String point =
                ruin.client(EfsClient.class)
                        .describeAccessPoints(_ -> {})
                        .accessPoints()
                        .getFirst()
                        .accessPointId();
        String policy =
                ruin.client(IamClient.class)
                        .getRolePolicy(request ->
                                request.roleName("immich-ecs-server").policyName("mount-library"))
                        .policyDocument();
        assertThat(policy).contains(point, fileSystem());
    }

    /** Enhanced mode, an access point in between, files removed and owners dropped: none of it comes back. */
    @Test
    void howTheFormerTaskWasDoesNotHarmTheNewOne() {
        DescribeTaskResponse former = task("immich-restore");
        Object _ =
                dataSync()
                        .updateTask(request ->
                                request.taskArn(former.taskArn())
                                        .options(options ->
                                                options.preserveDeletedFiles(
                                                                PreserveDeletedFiles.REMOVE)
                                                        .uid(Uid.NONE)
                                                        .verifyMode(VerifyMode.NONE)));
        String point =
                ruin.client(EfsClient.class)
                        .describeAccessPoints(_ -> {})
                        .accessPoints()
                        .getFirst()
                        .accessPointArn();
        Object _ =
                dataSync()
                        .updateLocationEfs(request ->
                                request.locationArn(former.destinationLocationArn())
                                        .accessPointArn(point));
        ruin.lookAgain();
        ruin.lose(Ruin.LOST_FILES);
        RestorePlan plan = ruin.plan(FILES);
        assertThat(plan.notes())
                .anyMatch(note -> note.contains("removes files, drops owners"))
                .anyMatch(note -> note.contains("through an access point"));

        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        DescribeTaskResponse task = task("immich-restore");
        assertThat(task.taskMode()).isEqualTo(TaskMode.BASIC);
        assertThat(task.options().preserveDeletedFiles()).isEqualTo(PreserveDeletedFiles.PRESERVE);
        assertThat(task.options().uid()).isEqualTo(Uid.INT_VALUE);
        assertThat(task.options().verifyMode()).isEqualTo(VerifyMode.ONLY_FILES_TRANSFERRED);
        assertThat(
                        dataSync()
                                .describeLocationEfs(request ->
                                        request.locationArn(task.destinationLocationArn()))
                                .accessPointArn())
                .isNull();
    }

    /** EFS is copied in Basic mode only, which DataSync says when a task is made; nobody knows what a service may take one day. */
    @Test
    void aTaskInEnhancedModeIsMadeInBasicMode() {
        Snapshot now = ruin.look();
        List<Resource> resources =
                now.resources().stream()
                        .map(each -> each.name().equals("immich-restore") ? enhanced(each) : each)
                        .toList();
        Past past =
                new Past(
                        new Snapshot(
                                now.account(),
                                now.scope(),
                                now.regions(),
                                now.takenAt(),
                                resources,
                                now.relations(),
                                now.issues(),
                                now.coverage()),
                        _ -> Optional.empty());
        RestorePlan plan =
                ruin.restores()
                        .plan(
                                FILES,
                                Restores.target(past, Optional.empty(), Optional.empty()),
                                past,
                                PriceTable.shipped());
        assertThat(plan.notes())
                .anyMatch(note -> note.contains("Enhanced mode, which knows no EFS"));
        assertThat(plan.steps())
                .filteredOn(step -> step.id().equals("RestoreTask"))
                .singleElement()
                .satisfies(step ->
                        assertThat(step.settings().text("properties", "TaskMode"))
                                .contains("BASIC"));
    }

    private static Resource enhanced(Resource task) {
        return new Resource(
                task.arn(),
                task.type(),
                task.id(),
                task.name(),
                task.region(),
                task.availabilityZone(),
                task.tags(),
                task.discoveredBy(),
                task.state(),
                task.call(),
                task.confirmedAt(),
                Maker.with(task.description(), "TaskMode", JsonValue.of("ENHANCED")));
    }

    @Test
    void aDisabledKeyIsSaidBeforeAnythingIsMade() {
        ruin.lose(Ruin.LOST_FILES);
        Resource files =
                ruin.before().resources().stream()
                        .filter(each -> each.type().equals(ResourceType.EFS_FILE_SYSTEM))
                        .findFirst()
                        .orElseThrow();
        String key = files.description().text("KmsKeyId").orElseThrow();
        KmsClient kms = ruin.client(KmsClient.class);
        Object _ = kms.disableKey(request -> request.keyId(key));
        int before = ruin.happenings().size();
        RestorePlan plan = ruin.plan(FILES);
        assertThat(plan.obstacles())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("is disabled"));
        assertThatThrownBy(() -> ruin.follow(plan))
                .isInstanceOf(RestoreException.class)
                .hasMessageContaining("the key of the files is enabled");
        assertThat(ruin.happenings().size()).isEqualTo(before);

        Object _ = kms.enableKey(request -> request.keyId(key));
        Object _ = kms.scheduleKeyDeletion(request -> request.keyId(key));
        assertThat(ruin.plan(FILES).obstacles())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("will be deleted"));
    }

    @Test
    void aCopyUnderWayIsWaitedForByThePerson() {
        Object _ =
                dataSync()
                        .startTaskExecution(
                                request -> request.taskArn(task("immich-backup").taskArn()));
        assertThat(ruin.plan(switching(false)).obstacles())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).contains("cancel-task-execution"));
    }

    private static RestoreRequest switching(boolean switches) {
        return new RestoreRequest(
                RestoreKind.FILES,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                switches,
                false);
    }

    @Test
    void whatIsThereStaysAndIsServedFromStill() {
        String old = fileSystem();
        RestorePlan plan = ruin.plan(switching(false));
        assertThat(plan.switches()).isFalse();
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        Snapshot after = ruin.look();
        assertThat(definition()).contains(old);
        assertThat(after.resources())
                .filteredOn(each -> each.type().equals(ResourceType.EFS_FILE_SYSTEM))
                .filteredOn(each -> !each.id().equals(old))
                .singleElement()
                .satisfies(fresh ->
                        assertThat(fresh.tags())
                                .containsEntry(RestorePlan.TAG, plan.run())
                                .containsKey("Project")
                                .doesNotContainKey("stratoscope:stack"));
        assertThat(dataSync().listTasks().tasks()).hasSize(3);
    }

    @Test
    void theServicesGoOverWhenThatIsWanted() {
        String old = fileSystem();
        assertThat(ruin.run(switching(true)).outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(definition()).doesNotContain(old);
        Resource left =
                ruin.look().resources().stream()
                        .filter(each -> each.id().equals(old))
                        .findFirst()
                        .orElseThrow();
        assertThat(left.tags())
                .containsKey("Project")
                .doesNotContainKeys("stratoscope:stack", "stratoscope:id");
    }

    private String definition() {
        return ruin.client(EcsClient.class)
                .describeTaskDefinition(request -> request.taskDefinition("immich-server"))
                .taskDefinition()
                .volumes()
                .toString();
    }

    @Test
    void cancellingLeavesItToTheNextRun() {
        ruin.lose(Ruin.LOST_FILES);
        RestorePlan plan = ruin.plan(FILES);
        ruin.stop = () -> ruin.steps.contains("AccessPoint1 DONE");
        RestoreResult stopped = ruin.follow(plan);
        assertThat(stopped.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(stopped.detail()).contains("before the end of");
        assertThatThrownBy(() -> ruin.run(FILES))
                .isInstanceOf(RestoreException.class)
                .hasMessageContaining("go on with it, or give it up");

        ruin.stop = () -> false;
        RestoreResult whole = ruin.resume();
        assertThat(whole.resumed()).isTrue();
        assertThat(whole.outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(ruin.steps).contains("Files DONE_BEFORE");
    }

    @Test
    void aCancelledCopyIsBegunAgainByTheNextRun() {
        ruin.lose(Ruin.LOST_FILES);
        RestorePlan plan = ruin.plan(FILES);
        ruin.stop = () -> ruin.steps.contains("Copy BEGUN");
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(ruin.copies.getLast().status()).isEqualTo("ERROR");
        ruin.stop = () -> false;
        assertThat(ruin.resume().outcome()).isEqualTo(Outcome.RESTORED);
    }

    @Test
    void aRefusedStepSaysWhyAndIsGoneOnWith() {
        ruin.account().faults().deny("datasync:CreateTask");
        assertThatThrownBy(() -> ruin.run(FILES))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("could not make the task that copies into it");
        assertThat(ruin.steps).endsWith("RestoreTask BEGUN", "RestoreTask FAILED");
        assertThat(ruin.restores().open()).isPresent();
        ruin.account().faults().clear();
        assertThat(ruin.resume().outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(ruin.restores().open()).isEmpty();
    }

    @Test
    void whatNobodyKnowsCannotBeMadeAgain() {
        ruin.lose(Ruin.LOST_FILES);
        Past forgetful = new Past(ruin.look(), _ -> Optional.empty());
        assertThatThrownBy(() ->
                        ruin.restores()
                                .plan(
                                        FILES,
                                        Restores.target(
                                                forgetful, Optional.empty(), Optional.empty()),
                                        forgetful,
                                        PriceTable.shipped()))
                .isInstanceOf(RestoreException.class)
                .hasMessageContaining("no earlier snapshot");
    }

    @Test
    void aPlanIsTheSameWhenItIsReadAgain() {
        ruin.lose(Ruin.LOST_FILES);
        RestorePlan plan = ruin.plan(FILES);
        assertThat(RestorePlanJson.read(plan.json())).isEqualTo(plan);
        assertThat(plan.expected()).isGreaterThan(Duration.ofMinutes(5));
        assertThat(List.of(plan.usd(true).signum())).containsExactly(1);
    }
}
