package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.TestExports;

import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The export dialog, as an operator goes through it. */
class ExportWindowTest {

    @TempDir private Path folder;
    private DesktopRobot window;

    @BeforeEach
    void open() throws Exception {
        window = new DesktopRobot();
        SimulatedDesktop.open(
                window, SimulatedAccount.immich(window.clock), TestExports.into(folder));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void everyFormatIsExportedThroughTheDialog() throws Exception {
        for (Format format : Format.values()) {
            openDialog();
            WaitForAsyncUtils.waitForAsyncFx(20_000, () -> formats().setValue(format));
            window.robot.clickOn("#export-save");
            Path file = folder.resolve("project-immich-network." + format.key());
            window.await(() -> Files.exists(file));
            assertThat(Files.size(file)).as(file.toString()).isGreaterThan(500);
            window.await(() -> notice().equals("Saved " + file));
            assertThat(window.isShown("#export-dialog")).isFalse();
        }
        assertThat(folder.toFile().list()).hasSize(Format.values().length);
        window.await(() ->
                window.remembered.stream().anyMatch(kept -> kept.export().format().equals("json")));
    }

    @Test
    void blastRadiusIsSeenAndExportedWithLegendAndTitleBlock() throws Exception {
        window.robot.clickOn("#view-dataflow");
        window.await(() -> window.diagram().shownView().equals(Optional.of(ViewKind.DATAFLOW)));
        window.robot.type(KeyCode.DIGIT0);
        window.settle();
        window.click(window.idOf("immich-alb"));
        window.robot.type(KeyCode.B);
        window.awaitNode("#blast-radius-list");

        openDialog();
        window.robot.clickOn("#export-legend");
        awaitPreview();
        window.pictures("export-dialog");
        window.robot.clickOn("#export-dark");
        awaitPreview();
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    javafx.scene.control.Button theme = window.robot.lookup("#theme").queryButton();
                    theme.fire();
                });
        window.picture("export-dialog-dark");
        window.robot.clickOn("#export-save");

        Path file = folder.resolve("project-immich-dataflow.svg");
        window.await(() -> Files.exists(file));
        window.await(() -> notice().equals("Saved " + file));
        assertThat(file)
                .content()
                .contains("mark-gone", "mark-stops", "Legend", "SIMULATED", "#0D1117");
    }

    @Test
    void keyboardAloneFindsWhatStopsWithoutTheDatabaseAndExportsIt() throws Exception {
        window.robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        window.robot.write("database");
        window.awaitNode("#search-results");
        window.robot.type(KeyCode.ENTER);
        window.settle();
        window.robot.type(KeyCode.B);
        window.awaitNode("#blast-radius-list");
        assertThat(window.list("#blast-radius-list").getItems())
                .extracting(Object::toString)
                .anyMatch(row -> row.contains("immich-server") && row.contains("STOPS"));

        window.robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        window.awaitNode("#export-dialog");
        awaitPreview();
        window.robot.type(KeyCode.ENTER);

        Path file = folder.resolve("project-immich-network.svg");
        window.await(() -> Files.exists(file));
        window.await(() -> notice().equals("Saved " + file));
        assertThat(file).content().contains("mark-stops");
    }

    @Test
    void selectionIsAScopeOnlyWhereSomethingIsSelected() throws Exception {
        openDialog();
        assertThat(radio("#export-scope-selection").isDisabled()).isTrue();
        window.robot.type(KeyCode.ESCAPE);
        window.settle();
        window.robot.type(KeyCode.DIGIT0);
        window.settle();
        window.click(window.idOf("immich-alb"));

        openDialog();
        assertThat(radio("#export-scope-selection").getText())
                .isEqualTo("immich-alb and its neighbours");
        window.robot.clickOn("#export-scope-selection");
        awaitPreview();
        window.pictures("export-selection-dialog");
        window.robot.clickOn("#export-scope-visible");
        awaitPreview();
        window.pictures("export-visible-dialog");
    }

    @Test
    void keyboardOpensGoesRoundAndCloses() throws Exception {
        window.robot.press(KeyCode.CONTROL, KeyCode.E).release(KeyCode.E, KeyCode.CONTROL);
        window.awaitNode("#export-dialog");
        for (int i = 0; i < 30; i++) {
            window.robot.type(KeyCode.TAB);
            window.settle();
            assertThat(focusIsInTheDialog()).as("after %d times Tab", i + 1).isTrue();
        }
        double scale = window.diagram().viewportProperty().get().scale();
        window.robot.type(KeyCode.PLUS);
        window.settle();
        assertThat(window.diagram().viewportProperty().get().scale()).isEqualTo(scale);

        window.robot.type(KeyCode.ESCAPE);
        window.settle();

        assertThat(window.isShown("#export-dialog")).isFalse();
        window.robot.type(KeyCode.PLUS); // the keys are the diagram's again
        window.settle();
        assertThat(window.diagram().viewportProperty().get().scale()).isGreaterThan(scale);
    }

    @Test
    void pictureIsCopiedToTheClipboard() throws Exception {
        openDialog();
        window.robot.clickOn("#export-copy");
        window.await(() -> notice().equals("Copied the picture to the clipboard"));

        boolean there =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000, () -> Clipboard.getSystemClipboard().hasImage());
        assertThat(there).isTrue();
    }

    @Test
    void withoutAPrinterItSaysSo() throws Exception {
        openDialog();
        window.robot.clickOn("#export-print");
        window.await(() -> notice().startsWith("Not printed: no printer"));
    }

    private void openDialog() throws Exception {
        window.robot.clickOn("#export");
        window.awaitNode("#export-dialog");
        awaitPreview();
    }

    private void awaitPreview() throws Exception {
        window.settle();
        window.await(() -> {
            ImageView picture = window.robot.lookup("#export-picture").queryAs(ImageView.class);
            return picture.getImage() != null && picture.getOpacity() == 1;
        });
    }

    private boolean focusIsInTheDialog() {
        javafx.scene.Node node = window.robot.window(0).getScene().getFocusOwner();
        while (node != null && !"export-dialog".equals(node.getId())) {
            node = node.getParent();
        }
        return node != null;
    }

    @SuppressWarnings("unchecked") // the control that the dialog made
    private ComboBox<Format> formats() {
        return window.robot.lookup("#export-format").queryAs(ComboBox.class);
    }

    private RadioButton radio(String query) {
        return window.robot.lookup(query).queryAs(RadioButton.class);
    }

    private String notice() {
        return window.robot.lookup("#notice").queryAll().stream()
                .map(node -> ((javafx.scene.control.Labeled) node).getText())
                .reduce("", (before, last) -> last);
    }
}
