package io.stratoscope.ui.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Management;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.session.DiscoveryPort;
import io.stratoscope.ui.session.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Without a toolkit: the test's own thread plays the application thread. */
class ArchitectureViewModelTest {

    private static final ArchitecturePorts PORTS =
            new ArchitecturePorts(
                    (snapshot, view, options) -> SampleProject.drawing(view),
                    TestExports.cancelled());

    private final Clock clock = Clock.fixed(SampleProject.TAKEN_AT, ZoneOffset.UTC);
    private final Jobs jobs = new Jobs(clock);
    private final BlockingQueue<Runnable> applicationThread = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void refreshDiscoversAndDraws() throws Exception {
        ArchitectureViewModel model = model((previous, job) -> SampleProject.snapshot());

        model.session().refresh();
        assertThat(model.phaseProperty().get())
                .isEqualTo(new Phase.Waiting("Discovering Project=immich"));
        assertThat(model.session().discoveringProperty().get()).isTrue();
        handOver();
        assertThat(model.session().discoveringProperty().get()).isFalse();
        handOver();

        assertThat(model.phaseProperty().get()).isEqualTo(new Phase.Drawn());
        assertThat(shownView(model)).contains(ViewKind.NETWORK);
    }

    @Test
    void answerOfAnOlderDiscoveryDoesNotOverwriteTheNewer() throws Exception {
        CountDownLatch firstMayAnswer = new CountDownLatch(1);
        LinkedBlockingQueue<Snapshot> answers = new LinkedBlockingQueue<>();
        Snapshot older = SampleProject.snapshot(SampleProject.TAKEN_AT.minusSeconds(60));
        answers.add(older);
        answers.add(SampleProject.snapshot());
        ArchitectureViewModel model =
                model((previous, job) -> {
                    Snapshot answer = answers.remove();
                    if (answer.equals(older)) {
                        await(firstMayAnswer);
                    }
                    return answer;
                });

        model.session().refresh();
        while (answers.size() == 2) {
            Thread.onSpinWait(); // until the first has taken its answer
        }
        model.session().refresh();
        handOver();
        firstMayAnswer.countDown();
        handOver();
        handOver();

        assertThat(model.session().snapshotProperty().get().map(Snapshot::takenAt))
                .contains(SampleProject.TAKEN_AT);
    }

    @Test
    void drawingOfAViewThatWasLeftIsDropped() throws Exception {
        CountDownLatch networkMayBeDrawn = new CountDownLatch(1);
        ArchitectureViewModel model =
                new ArchitectureViewModel(
                        session("immich", (previous, job) -> SampleProject.snapshot()),
                        new ArchitecturePorts(
                                (snapshot, view, options) -> {
                                    if (view == ViewKind.NETWORK) {
                                        await(networkMayBeDrawn);
                                    }
                                    return SampleProject.drawing(view);
                                },
                                TestExports.cancelled()));
        model.session().refresh();
        handOver();

        model.viewProperty().set(ViewKind.SECURITY);
        handOver();
        networkMayBeDrawn.countDown();
        handOver();

        assertThat(shownView(model)).contains(ViewKind.SECURITY);
    }

    @Test
    void refreshIsGivenTheSnapshotThatIsKnown() throws Exception {
        List<Boolean> hadPrevious = new ArrayList<>();
        ArchitectureViewModel model =
                model((previous, job) -> {
                    hadPrevious.add(previous.isPresent());
                    return SampleProject.snapshot();
                });

        model.session().refresh();
        handOver();
        handOver();
        model.session().refresh();
        handOver();

        assertThat(hadPrevious).containsExactly(false, true);
    }

    @Test
    void firstDiscoveryThatFailsSaysWhatToDo() throws Exception {
        ArchitectureViewModel model =
                model((previous, job) -> {
                    throw new IllegalStateException("boom");
                });

        model.session().refresh();
        handOver();

        assertThat(model.phaseProperty().get())
                .isEqualTo(
                        new Phase.Broken("The project could not be read", new Failure.Bug("boom")));
    }

    @Test
    void laterDiscoveryThatFailsKeepsTheDrawing() throws Exception {
        ArchitectureViewModel model =
                model((previous, job) -> {
                    if (previous.isPresent()) {
                        throw new IllegalStateException("boom");
                    }
                    return SampleProject.snapshot();
                });
        model.session().refresh();
        handOver();
        handOver();

        model.session().refresh();
        handOver();

        assertThat(model.phaseProperty().get()).isEqualTo(new Phase.Drawn());
        assertThat(notice(model)).startsWith("Refresh failed: boom");
    }

    @Test
    void scopeWithoutResourcesIsEmpty() throws Exception {
        ArchitectureViewModel model = model((previous, job) -> SampleProject.emptySnapshot());

        model.session().refresh();
        handOver();

        assertThat(model.phaseProperty().get())
                .isEqualTo(new Phase.Empty("Project=immich", "simulated"));
    }

    @Test
    void nothingFoundBecauseEverythingWasDeniedIsNotCalledEmpty() throws Exception {
        Snapshot empty = SampleProject.emptySnapshot();
        Snapshot denied =
                new Snapshot(
                        empty.account(),
                        empty.scope(),
                        empty.regions(),
                        empty.takenAt(),
                        List.of(),
                        List.of(),
                        SampleProject.snapshot().issues(),
                        empty.coverage());
        ArchitectureViewModel model = model((previous, job) -> denied);

        model.session().refresh();
        handOver();

        assertThat(model.phaseProperty().get()).isInstanceOf(Phase.Broken.class);
    }

    @Test
    void cancelledRefreshKeepsWhatWasKnown() throws Exception {
        ArchitectureViewModel model =
                model((previous, job) ->
                        previous.isPresent()
                                ? SampleProject.emptySnapshot()
                                : SampleProject.snapshot());
        model.session().refresh();
        handOver();
        handOver();

        model.session().refresh();
        model.session().cancelDiscovery();
        handOver();

        assertThat(model.session().snapshotProperty().get()).contains(SampleProject.snapshot());
        assertThat(notice(model)).startsWith("Refresh cancelled");
    }

    @Test
    void firstDiscoveryThatHangsIsGivenUpAtOnceAndItsAnswerDropped() throws Exception {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        ArchitectureViewModel model =
                model((previous, job) -> {
                    await(mayAnswer);
                    return SampleProject.snapshot();
                });
        model.session().refresh();

        model.session().cancelDiscovery();

        assertThat(model.session().discoveringProperty().get()).isFalse();
        assertThat(model.phaseProperty().get())
                .isInstanceOfSatisfying(
                        Phase.Broken.class,
                        broken ->
                                assertThat(broken.failure()).isInstanceOf(Failure.Cancelled.class));
        mayAnswer.countDown();
        handOver();
        assertThat(model.session().snapshotProperty().get()).isEmpty();
    }

    @Test
    void aLoadedStateIsShownAsModules(@TempDir Path directory) throws Exception {
        List<Management> drawn = new ArrayList<>();
        ArchitectureViewModel model =
                new ArchitectureViewModel(
                        session("immich", (previous, job) -> SampleProject.snapshot()),
                        new ArchitecturePorts(
                                (snapshot, view, options) -> {
                                    drawn.add(options.management());
                                    return SampleProject.drawing(view);
                                },
                                TestExports.cancelled()));
        model.session().refresh();
        handOver();
        handOver();
        assertThat(model.canShow(ViewKind.MODULES)).isFalse();

        Path file = directory.resolve("terraform.tfstate");
        Files.writeString(file, "{\"version\": 4, \"serial\": 1, \"resources\": []}");
        model.state().load(file);
        handOver();
        handOver();

        assertThat(shownView(model)).contains(ViewKind.MODULES);
        assertThat(model.canShow(ViewKind.MODULES)).isTrue();
        assertThat(drawn.getFirst()).isEqualTo(Management.UNKNOWN);
        assertThat(drawn.getLast().unmanaged()).isNotEmpty();
        assertThat(notice(model)).contains("outside of Project=immich");
        model.viewProperty().set(ViewKind.NETWORK);
        handOver();
        assertThat(drawn.getLast()).isEqualTo(Management.UNKNOWN);
    }

    @Test
    void whatIsNoStateChangesNothing(@TempDir Path directory) throws Exception {
        ArchitectureViewModel model = model((previous, job) -> SampleProject.snapshot());
        Path file = directory.resolve("terraform.tfstate");
        Files.writeString(file, "{\"version\": 3, \"serial\": 1}");

        model.state().load(file);
        handOver();

        assertThat(model.viewProperty().get()).isEqualTo(ViewKind.NETWORK);
        assertThat(model.canShow(ViewKind.MODULES)).isFalse();
        assertThat(notice(model)).startsWith("Not loaded: ").contains("not a state of version 4");
    }

    @Test
    void cancelWithoutADiscoverySaysNothing() {
        ArchitectureViewModel model = model((previous, job) -> SampleProject.snapshot());

        model.session().cancelDiscovery();

        assertThat(model.phaseProperty().get()).isEqualTo(new Phase.Waiting("Not discovered yet"));
    }

    @Test
    void mistakeOfTheWindowIsShown() {
        ArchitectureViewModel model = model((previous, job) -> SampleProject.snapshot());

        model.session().reportMistake(new IllegalStateException("index out of range"));

        assertThat(notice(model)).startsWith("index out of range. To do: please report this");
    }

    private ArchitectureViewModel model(DiscoveryPort discovery) {
        return new ArchitectureViewModel(session("immich", discovery), PORTS);
    }

    private Session session(String project, DiscoveryPort discovery) {
        return new Session(
                new AccountInfo("", "simulated", true),
                Scope.project(project),
                discovery,
                ArchitectureViewModelTest::explain,
                jobs,
                applicationThread::add,
                clock);
    }

    private static Failure explain(Throwable thrown) {
        return new Failure.Bug(String.valueOf(thrown.getMessage()));
    }

    private static Optional<ViewKind> shownView(ArchitectureViewModel model) {
        return model.diagram()
                .indexProperty()
                .get()
                .map(DiagramIndex::drawing)
                .map(drawing -> drawing.diagram().view());
    }

    /** Waits for what a job hands over to the application thread, and runs it. */
    private void handOver() throws InterruptedException {
        Runnable task = applicationThread.poll(20, TimeUnit.SECONDS);
        assertThat(task).as("something handed over to the application thread").isNotNull();
        task.run();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String notice(ArchitectureViewModel model) {
        return model.session().notices().shown().getLast().words();
    }
}
