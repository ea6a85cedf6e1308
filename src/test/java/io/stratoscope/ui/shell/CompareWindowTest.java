package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Job;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.store.SnapshotFile;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.diagram.DiagramView;

import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A snapshot file dropped onto the window. */
class CompareWindowTest {

    @TempDir private Path folder;
    private DesktopRobot window;
    private SimulatedAccount account;

    @BeforeEach
    void open() throws Exception {
        window = new DesktopRobot();
        account = SimulatedAccount.immich(window.clock);
        SimulatedDesktop.open(window, account, TestExports.cancelled());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void opensBesideTheLiveProjectWithWhatIsDifferent() throws Exception {
        Path file = folder.resolve("yesterday.json");
        SnapshotFile.write(file, yesterday());

        drop(file);
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () ->
                        window.isShown("#differences")
                                && !window.list("#differences").getItems().isEmpty());
        window.settle();

        assertThat(window.text("#compare-summary")).contains("1 removed", "changed");
        window.pictures("compare");
        window.robot.clickOn("#compare-view-dataflow");
        window.await(() ->
                window.robot
                        .lookup("#compare-live")
                        .queryAs(DiagramView.class)
                        .shownView()
                        .equals(Optional.of(ViewKind.DATAFLOW)));
        WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> window.list("#differences").getSelectionModel().select(1));
        window.pictures("compare-selected");
        window.robot.clickOn("#nav-architecture");
        window.awaitDiagram();
        assertThat(window.isShown("#inspector-name")).isTrue();
    }

    @Test
    void whatIsNoSnapshotIsOneLineAndTheScreenStays() throws Exception {
        Path file = Files.writeString(folder.resolve("holiday.jpg"), "not a snapshot");

        drop(file);
        window.awaitNode("#notice");

        assertThat(window.robot.lookup("#notice").queryAs(Labeled.class).getText())
                .startsWith("Not opened: cannot read " + file + " as a snapshot");
        assertThat(window.isShown("#compare")).isFalse();
        window.pictures("compare-refused");
    }

    @Test
    void screenWithoutAFileSaysWhatToDo() throws Exception {
        window.robot.clickOn("#nav-compare");
        window.awaitNode("#compare-open-first");

        assertThat(window.text(".placeholder-title")).isEqualTo("Compare with an earlier state");
        window.pictures("compare-empty");
    }

    private void drop(Path file) throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> window.desktop.get().dropped(List.of(file)));
    }

    /** As the account is now, but one topic more, one load balancer less, and a tag of the VPC different. */
    private Snapshot yesterday() throws Exception {
        Scope immich = Scope.project("immich");
        Job<Snapshot> job =
                window.jobs.start(
                        "yesterday",
                        context ->
                                new Discovery(account, window.clock)
                                        .run(
                                                new DiscoveryRequest(
                                                        immich,
                                                        account.regions(),
                                                        Optional.empty()),
                                                context));
        Snapshot now = job.result().get(90, TimeUnit.SECONDS);
        Resource nat =
                now.resources().stream()
                        .filter(each -> each.type().equals(ResourceType.NAT_GATEWAY))
                        .findFirst()
                        .orElseThrow();
        List<Resource> resources =
                Stream.concat(
                                now.resources().stream()
                                        .filter(each ->
                                                !each.type().equals(ResourceType.LOAD_BALANCER))
                                        .map(each ->
                                                each.type().equals(ResourceType.DB_INSTANCE)
                                                        ? tagged(each)
                                                        : each),
                                Stream.of(moved(nat)))
                        .toList();
        return new Snapshot(
                now.account(),
                now.scope(),
                now.regions(),
                now.takenAt().minus(Duration.ofDays(1)),
                resources,
                Stream.concat(
                                now.relations().stream()
                                        .filter(each ->
                                                resources.stream()
                                                        .anyMatch(it ->
                                                                it.arn().equals(each.from()))),
                                now.relations().stream()
                                        .filter(each -> each.from().equals(nat.arn()))
                                        .map(each ->
                                                new Relation(
                                                        moved(nat).arn(),
                                                        each.to(),
                                                        each.kind(),
                                                        each.detail(),
                                                        each.evidence())))
                        .toList(),
                now.issues(),
                now.coverage());
    }

    private static Resource tagged(Resource it) {
        Map<String, String> tags = new HashMap<>(it.tags());
        tags.put("Owner", "somebody else");
        return copy(it, it.arn(), it.name(), tags);
    }

    private static Resource moved(Resource it) {
        return copy(
                it,
                new Arn(
                        it.arn().partition(),
                        it.arn().service(),
                        it.arn().region(),
                        it.arn().account(),
                        it.arn().resource() + "9"),
                "immich-nat-old",
                it.tags());
    }

    private static Resource copy(Resource it, Arn arn, String name, Map<String, String> tags) {
        return new Resource(
                arn,
                it.type(),
                it.id(),
                name,
                it.region(),
                it.availabilityZone(),
                tags,
                it.discoveredBy(),
                it.state(),
                it.call(),
                it.confirmedAt(),
                it.description());
    }
}
