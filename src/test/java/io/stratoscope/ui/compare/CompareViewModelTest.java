package io.stratoscope.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.SnapshotFile;
import io.stratoscope.topology.Difference;
import io.stratoscope.topology.Difference.Sign;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.diagram.Mark;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class CompareViewModelTest {

    private final TestSession test = new TestSession();
    private final List<String> shown = new ArrayList<>();
    private final OpenedFile file = new OpenedFile(test.session, () -> shown.add("compare"));
    private final CompareViewModel model =
            new CompareViewModel(
                    test.session, file, (snapshot, view) -> SampleProject.drawing(view));

    @TempDir private Path folder;

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void fileOpensBesideTheLiveProjectWithWhatIsDifferent() throws Exception {
        test.discover(SampleProject.snapshot());
        Resource gone = extra();
        open(earlier(List.of(gone), SampleProject.ALB));

        assertThat(shown).containsExactly("compare");
        Comparison comparison = model.comparisonProperty().get().orElseThrow();
        assertThat(comparison.differences())
                .extracting(Difference::sign)
                .contains(Sign.REMOVED, Sign.ADDED);
        assertThat(model.fileDiagram().marksProperty().get())
                .containsExactly(Map.entry(gone.arn(), Mark.REMOVED));
        assertThat(model.liveDiagram().marksProperty().get())
                .containsExactly(Map.entry(SampleProject.ALB, Mark.ADDED));
        assertThat(comparison.summary()).startsWith("1 added, 1 removed, 0 changed");
        assertThat(model.fileTitle()).startsWith("then.json · taken 20");
    }

    @Test
    void fileThatWasOpenedBeforeTheScreenIsCompared() throws Exception {
        test.discover(SampleProject.snapshot());
        open(earlier(List.of(extra()), SampleProject.ALB));

        CompareViewModel later =
                new CompareViewModel(
                        test.session, file, (snapshot, view) -> SampleProject.drawing(view));
        assertThat(later.comparisonProperty().get()).as("not yet known").isEmpty();
        test.handOver();

        assertThat(later.comparisonProperty().get()).isPresent();
        assertThat(view(later.liveDiagram())).contains(ViewKind.NETWORK);
    }

    @Test
    void laterFileIsComparedTheOtherWayRound() throws Exception {
        test.discover(SampleProject.snapshot());
        Snapshot now = SampleProject.snapshot();
        Resource more = extra();
        open(with(now, Duration.ofDays(1), List.of(more), Set.of()));

        assertThat(model.comparisonProperty().get().orElseThrow().differences())
                .extracting(Difference::sign, Difference::resource)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Sign.ADDED, more.arn()));
        assertThat(model.fileDiagram().marksProperty().get())
                .containsExactly(Map.entry(more.arn(), Mark.ADDED));
        assertThat(model.liveDiagram().marksProperty().get()).as("nothing to point at").isEmpty();
    }

    @Test
    void noDifferenceMarksNothing() throws Exception {
        test.discover(SampleProject.snapshot());
        open(SampleProject.snapshot());

        assertThat(model.comparisonProperty().get().orElseThrow().summary())
                .isEqualTo("There is no difference.");
        assertThat(model.fileDiagram().marksProperty().get()).isEmpty();
        assertThat(model.liveDiagram().marksProperty().get()).isEmpty();
        assertThat(model.otherProject()).isEmpty();
    }

    @Test
    void bothSidesShowTheSameViewAndTheSameSelection() throws Exception {
        test.discover(SampleProject.snapshot());
        open(SampleProject.snapshot());

        model.viewProperty().set(ViewKind.SECURITY);
        test.handOver();
        assertThat(view(model.fileDiagram())).contains(ViewKind.SECURITY);
        assertThat(view(model.liveDiagram())).contains(ViewKind.SECURITY);
        model.select(SampleProject.ALB);
        assertThat(model.fileDiagram().selectionProperty().get()).contains(SampleProject.ALB);
        assertThat(model.liveDiagram().selectionProperty().get()).contains(SampleProject.ALB);
    }

    @Test
    void otherProjectIsSaid() throws Exception {
        test.discover(SampleProject.snapshot());
        Snapshot live = SampleProject.snapshot();
        open(
                new Snapshot(
                        new AccountInfo("999999999999", "profile other", false),
                        Scope.project("paperless"),
                        live.regions(),
                        live.takenAt(),
                        live.resources(),
                        live.relations(),
                        live.issues(),
                        live.coverage()));

        assertThat(model.otherProject())
                .contains(
                        "The file is of another project: Project=paperless in account"
                                + " 999999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1, 2]", "{\"a\": 1}", "not json at all", "\u0000\u0001"})
    void whatIsNoSnapshotIsOneLineAndChangesNothing(String content) throws Exception {
        test.discover(SampleProject.snapshot());
        Path bad = Files.writeString(folder.resolve("bad.json"), content);

        file.open(bad);
        test.handOver();

        refused("Not opened: cannot read " + bad);
    }

    @Test
    void newerVersionTruncatedFileAndNoFileAreOneLine() throws Exception {
        test.discover(SampleProject.snapshot());
        Path good = folder.resolve("good.json");
        SnapshotFile.write(good, SampleProject.snapshot());
        String text = Files.readString(good);

        Path newer =
                Files.writeString(
                        folder.resolve("newer.json"),
                        text.replaceFirst("\"version\"\\s*:\\s*\\d+", "\"version\": 99"));
        assertThat(Files.readString(newer)).isNotEqualTo(text);
        file.open(newer);
        test.handOver();
        refused("Not opened: cannot read " + newer);

        Path half =
                Files.writeString(
                        folder.resolve("half.json"), text.substring(0, text.length() / 2));
        file.open(half);
        test.handOver();
        refused("Not opened: cannot read " + half);

        file.open(folder.resolve("none.json"));
        test.handOver();
        refused("Not opened: cannot read " + folder.resolve("none.json"));
    }

    @Test
    void severalFilesAtOnceAreTooMany() {
        file.open(List.of(folder.resolve("a"), folder.resolve("b")));

        assertThat(test.notices()).containsExactly("Drop one snapshot file at a time.");
        file.open(List.of());
        assertThat(test.notices()).hasSize(1);
    }

    private void refused(String beginning) {
        String last = test.notices().getLast();
        assertThat(last).startsWith(beginning).doesNotContain("\n");
        assertThat(file.openedProperty().get()).isEmpty();
        assertThat(shown).isEmpty();
    }

    private void open(Snapshot snapshot) throws IOException, InterruptedException {
        Path path = folder.resolve("then.json");
        SnapshotFile.write(path, snapshot);
        file.open(path);
        test.handOver();
        test.handOver();
    }

    private static Optional<ViewKind> view(DiagramViewModel diagram) {
        return diagram.indexProperty().get().map(index -> index.drawing().diagram().view());
    }

    private static Snapshot earlier(List<Resource> more, Arn without) {
        return with(SampleProject.snapshot(), Duration.ofDays(-1), more, Set.of(without));
    }

    private static Snapshot with(
            Snapshot of, Duration later, List<Resource> more, Set<Arn> without) {
        List<Resource> resources = new ArrayList<>(of.resources());
        resources.removeIf(each -> without.contains(each.arn()));
        resources.addAll(more);
        return new Snapshot(
                of.account(),
                of.scope(),
                of.regions(),
                of.takenAt().plus(later),
                resources,
                of.relations().stream().filter(each -> !without.contains(each.from())).toList(),
                of.issues(),
                of.coverage());
    }

    private static Resource extra() {
        Resource like = SampleProject.snapshot().resource(SampleProject.ALB).orElseThrow();
        return new Resource(
                new Arn("aws", "sns", "eu-central-1", like.arn().account(), "immich-extra"),
                ResourceType.TOPIC,
                "immich-extra",
                "immich-extra",
                like.region(),
                Optional.empty(),
                like.tags(),
                like.discoveredBy(),
                like.state(),
                "sns:GetTopicAttributes",
                like.confirmedAt(),
                like.description());
    }
}
