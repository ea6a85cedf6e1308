package io.stratoscope.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.backup.restore.RestoreResult.Outcome;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.datasync.DataSyncClient;
import software.amazon.awssdk.services.datasync.model.DescribeTaskExecutionResponse;
import software.amazon.awssdk.services.datasync.model.OverwriteMode;
import software.amazon.awssdk.services.datasync.model.PreserveDeletedFiles;
import software.amazon.awssdk.services.datasync.model.TaskListEntry;

import java.util.Optional;

/** One folder comes back into the file system that is there, and what is there stays. */
final class RestoreFolderTest {

    private final Ruin ruin = new Ruin();

    private static RestoreRequest folder(String folder, boolean overwrite) {
        return new RestoreRequest(
                RestoreKind.FOLDER,
                Optional.empty(),
                Optional.empty(),
                Optional.of(folder),
                overwrite,
                false,
                false);
    }

    private DescribeTaskExecutionResponse execution() {
        return ruin.client(DataSyncClient.class)
                .describeTaskExecution(request ->
                        request.taskExecutionArn(ruin.copies.getLast().execution().toString()));
    }

    @Test
    void onlyWhatIsMissingComesBack() {
        RestorePlan plan = ruin.plan(folder("upload/", false));
        assertThat(plan.obstacles()).isEmpty();
        assertThat(plan.overwritten()).isEmpty();
        assertThat(plan.notes()).anyMatch(note -> note.contains("/immich/upload come back"));
        assertThat(plan.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.what()).startsWith("copy /immich/upload from"));
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(execution().options().overwriteMode()).isEqualTo(OverwriteMode.NEVER);
        assertThat(execution().options().preserveDeletedFiles())
                .isEqualTo(PreserveDeletedFiles.PRESERVE);
        assertThat(ruin.client(DataSyncClient.class).listTasks().tasks())
                .as("no task is made for it")
                .hasSize(2);
    }

    @Test
    void whatIsOverwrittenIsSaid() {
        RestorePlan plan = ruin.plan(folder("/upload", true));
        assertThat(plan.overwritten())
                .singleElement()
                .asString()
                .contains("files of /immich/upload that differ");
        assertThat(ruin.follow(plan).outcome()).isEqualTo(Outcome.RESTORED);
        assertThat(execution().options().overwriteMode()).isEqualTo(OverwriteMode.ALWAYS);
    }

    @Test
    void withoutItsFileSystemOrATaskAFolderHasNowhereToGo() {
        DataSyncClient dataSync = ruin.client(DataSyncClient.class);
        String task =
                dataSync.listTasks().tasks().stream()
                        .filter(each -> each.name().equals("immich-restore"))
                        .map(TaskListEntry::taskArn)
                        .findFirst()
                        .orElseThrow();
        Object _ = dataSync.deleteTask(request -> request.taskArn(task));
        assertThat(ruin.plan(folder("/upload", false)).obstacles())
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).startsWith("there is none"));

        ruin.lose(Ruin.LOST_FILES);
        assertThatThrownBy(() -> ruin.plan(folder("/upload", false)))
                .isInstanceOf(RestoreException.class)
                .hasMessageContaining("restore all files");
    }

    @Test
    void aPatternIsNoFolder() {
        assertThatThrownBy(() -> ruin.plan(folder("/upload|/library", false)))
                .isInstanceOf(RestoreException.class)
                .hasMessageContaining("pattern");
        assertThatThrownBy(() -> ruin.plan(folder(" ", false)))
                .isInstanceOf(RestoreException.class)
                .hasMessageContaining("--folder");
    }
}
