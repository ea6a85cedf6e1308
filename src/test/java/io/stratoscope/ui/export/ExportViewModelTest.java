package io.stratoscope.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.export.DiagramExport;
import io.stratoscope.diagram.export.ExportOptions;
import io.stratoscope.diagram.export.ExportOptions.Mark;
import io.stratoscope.diagram.export.ExportOptions.Part;
import io.stratoscope.diagram.export.ExportOptions.Title;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.RememberedExport;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.export.ExportViewModel.Look;
import io.stratoscope.ui.export.ExportViewModel.Scope;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class ExportViewModelTest {

    private static final Bounds VISIBLE = new Bounds(0, 0, 400, 300);

    private final PlantUmlLayout layout = new PlantUmlLayout();
    private final Drawing drawing = layout.draw(SampleProject.drawing(ViewKind.DATAFLOW).diagram());
    private final TestSession test = new TestSession();
    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT);
    private final ExportViewModel model =
            new ExportViewModel(
                    test.session,
                    settings,
                    new ExportPorts(
                            layout,
                            ExportViewModelTest::save,
                            (owner, question) -> Optional.empty()));

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void opensWithTheChoicesOfTheLastTimeAndShowsWhatWouldComeOfThem() throws Exception {
        settings.set(
                Settings.DEFAULT.withExport(
                        new RememberedExport("png", 3, true, true, false, Optional.empty())));

        model.open(onScreen());

        assertThat(model.formatProperty().get()).isEqualTo(Format.PNG);
        assertThat(model.options())
                .isEqualTo(ExportOptions.DEFAULT.withScale(3).withDark(true).withLegend(true));
        assertThat(model.lookProperty().get()).isEqualTo(new Look.Drawing());
        test.handOver();
        assertThat(model.lookProperty().get()).isInstanceOf(Look.Ready.class);
    }

    @Test
    void titleBlockSaysProjectAccountViewAndTime() throws Exception {
        test.discover(SampleProject.snapshot());

        model.open(onScreen());

        Title title = model.options().title().orElseThrow();
        assertThat(title.project()).isEqualTo("Project=immich");
        assertThat(title.account()).contains(test.session.account().id());
        assertThat(title.view()).isEqualTo("Data flow");
        assertThat(title.taken()).endsWith(" Z").startsWith("20");
        assertThat(title.simulated()).isEqualTo(test.session.account().simulated());
    }

    @Test
    void scopesAreThePartsOfWhatIsOnScreen() {
        model.open(onScreen());

        model.scopeProperty().set(Scope.VISIBLE);
        assertThat(model.options().part()).isEqualTo(new Part.Visible(VISIBLE));
        model.scopeProperty().set(Scope.SELECTION);
        assertThat(model.options().part()).isEqualTo(new Part.Neighbourhood(SampleProject.ALB));
        model.open(new OnScreen(drawing, VISIBLE, Optional.empty(), Map.of()));
        model.scopeProperty().set(Scope.SELECTION);
        assertThat(model.options().part()).isEqualTo(new Part.Whole());
    }

    @Test
    void marksOfTheScreenAreExported() {
        model.open(
                new OnScreen(
                        drawing, VISIBLE, Optional.empty(), Map.of(SampleProject.ALB, Mark.STOPS)));

        assertThat(model.options().marks())
                .containsExactly(Map.entry(SampleProject.ALB, Mark.STOPS));
    }

    @Test
    void savesWhatTheOptionsSayAndRemembersThem(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("out.svg");
        model.open(onScreen());
        model.darkProperty().set(true);
        model.titleBlockProperty().set(false);
        ExportOptions options = model.options();

        model.save(file);
        handOverUntilSaid();

        assertThat(file)
                .hasBinaryContent(new DiagramExport(layout).bytes(drawing, Format.SVG, options));
        assertThat(test.notices()).containsExactly("Saved " + file);
        assertThat(model.shownProperty().get()).as("closed").isEmpty();
        assertThat(settings.get().export())
                .isEqualTo(
                        new RememberedExport(
                                "svg", 2, true, false, false, Optional.of(folder.toString())));
        assertThat(model.directory()).contains(folder);
    }

    @Test
    void fileThatCannotBeWrittenIsOneLine() throws Exception {
        model.open(onScreen());

        model.save(Path.of("/denied"));
        handOverUntilSaid();

        assertThat(test.notices())
                .containsExactly("Not saved to /denied: AccessDeniedException: /denied");
    }

    @Test
    void drawingThatCannotBeExportedIsOneLine() throws Exception {
        Drawing broken = new Drawing(drawing.diagram(), "", "<svg", drawing.scene());
        model.open(new OnScreen(broken, VISIBLE, Optional.empty(), Map.of()));
        test.handOver();
        assertThat(model.lookProperty().get()).isInstanceOf(Look.Failed.class);

        model.save(Path.of("/tmp/never-written.svg"));
        handOverUntilSaid();

        assertThat(test.notices()).hasSize(1);
        assertThat(test.notices().getFirst())
                .startsWith("Not saved to /tmp/never-written.svg: the picture is not XML");
    }

    @Test
    void previewOfAChoiceThatWasLeftIsDropped() throws Exception {
        model.open(onScreen());
        model.legendProperty().set(true);
        model.close();

        assertThat(model.lookProperty().get()).isEqualTo(new Look.Drawing());
        Runnable late = test.applicationThread.poll(20, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(late).isNotNull();
        late.run();
        assertThat(model.lookProperty().get()).isEqualTo(new Look.Drawing());
    }

    @Test
    void pictureForTheClipboardIsAPngWithTheOptions() throws Exception {
        model.open(onScreen());
        test.handOver();
        ObjectProperty<byte[]> got = new SimpleObjectProperty<>(new byte[0]);

        model.picture("Copying", png -> png, got::set);
        test.handOver();

        assertThat(got.get())
                .isEqualTo(new DiagramExport(layout).bytes(drawing, Format.PNG, model.options()));
    }

    @Test
    void fileNameIsSafeInAnyFileSystem() {
        model.open(onScreen());
        model.formatProperty().set(Format.PNG);

        assertThat(model.fileName()).isEqualTo("project-immich-dataflow.png");
        assertThat(ExportViewModel.safe("../../a b\\c:d\n<script>")).isEqualTo("-a-b-c-d-script-");
        assertThat(ExportViewModel.safe("x".repeat(300))).hasSize(80);
    }

    /** Previews that nobody waits for any more come back before the answer. */
    private void handOverUntilSaid() throws InterruptedException {
        while (test.notices().isEmpty()) {
            test.handOver();
        }
    }

    private OnScreen onScreen() {
        return new OnScreen(drawing, VISIBLE, Optional.of(SampleProject.ALB), Map.of());
    }

    private static void save(byte[] content, Path file) throws IOException {
        if (file.equals(Path.of("/denied"))) {
            throw new AccessDeniedException("/denied");
        }
        Files.write(file, content);
    }
}
