package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.Job;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.architecture.ArchitecturePorts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** What runs in the background, in the real window. */
class ActivityWindowTest {

    private final CountDownLatch go = new CountDownLatch(1);
    private DesktopRobot window;

    @BeforeEach
    void startToolkit() throws Exception {
        window = new DesktopRobot();
    }

    @AfterEach
    void closeWindow() throws Exception {
        go.countDown();
        window.close();
    }

    @Test
    void showsJobsThatStartedBeforeItWasOpenedAndCancelsOne() throws Exception {
        window.open(project());
        window.awaitDiagram();
        Job<String> failing =
                window.jobs.start(
                        "Back up " + SampleProject.HOSTILE_NAME,
                        job -> {
                            throw new IllegalStateException("the vault is locked");
                        });
        awaitEnd(failing);
        Job<String> running =
                window.jobs.start(
                        "Describe everything",
                        job -> {
                            job.step("Find");
                            job.step("Describe");
                            job.progress(30, 80);
                            for (int i = 0; i < 40; i++) {
                                job.log("described " + i + " " + SampleProject.HOSTILE_NAME);
                            }
                            return waited();
                        });
        window.robot.clickOn("#nav-activity");
        window.await(() -> window.text("#activity-job-state").equals("Describe"));

        assertThat(window.text("#activity-job-name")).isEqualTo("Describe everything");
        assertThat(window.text("#activity-figure")).endsWith(", 1 running");
        assertThat(window.list("#activity-list").getItems())
                .extracting(Object::toString)
                .anyMatch(job -> job.contains("Discover Project=immich"));
        window.pictures("activity-running");

        window.robot.clickOn("#activity-cancel");
        window.await(() -> window.text("#activity-job-state").startsWith("Cancelling"));
        window.pictures("activity-cancelling");
        go.countDown();
        awaitEnd(running);
        window.await(() -> window.text("#activity-job-state").equals("Cancelled"));
        assertThat(window.isShown("#activity-cancel")).isFalse();

        window.robot.clickOn("#activity-running");
        window.settle();
        assertThat(window.list("#activity-list").getItems()).isEmpty();
        window.pictures("activity-none");
        window.robot.clickOn("#activity-all");
        window.robot.clickOn("Failed: the vault is locked");
        window.settle();
        assertThat(window.text("#activity-job-state")).isEqualTo("Failed");
        window.pictures("activity-failed");
    }

    private String waited() {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    private static void awaitEnd(Job<?> job) {
        try {
            job.result().join();
        } catch (CompletionException e) {
            assertThat(e).hasMessageContaining("the vault is locked");
        }
    }

    private ProjectServices project() {
        return new ProjectServices(
                new AccountInfo("", "simulated", true),
                Scope.project("immich"),
                (previous, job) -> SampleProject.snapshot(),
                thrown -> new Failure.ServiceError("", String.valueOf(thrown.getMessage())),
                new ArchitecturePorts(
                        (of, view, options) -> {
                            window.drawing = SampleProject.drawing(view);
                            return window.drawing;
                        },
                        TestExports.cancelled()));
    }
}
