package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.TestExports;

import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Optional;

/** The command palette, with the keyboard only. */
class PaletteWindowTest {

    private DesktopRobot window;

    @BeforeEach
    void open() throws Exception {
        window = new DesktopRobot();
        SimulatedDesktop.open(
                window, SimulatedAccount.immich(window.clock), TestExports.cancelled());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    @Test
    void runsCommandsAndFindsResources() throws Exception {
        openPalette();
        window.pictures("palette");
        window.robot.clickOn("#palette-field"); // taking a picture takes the focus
        window.robot.write("secview");
        window.settle();
        window.robot.type(KeyCode.ENTER);
        window.await(() -> window.diagram().shownView().equals(Optional.of(ViewKind.SECURITY)));
        assertThat(window.isShown("#palette")).isFalse();

        openPalette();
        window.robot.write("databwriter");
        window.settle();
        window.pictures("palette-resource");
        window.robot.clickOn("#palette-field");
        window.robot.type(KeyCode.ENTER);
        window.settle();
        assertThat(window.text("#inspector-name")).isEqualTo("immich-database-writer");

        openPalette();
        window.robot.write("copy arn").type(KeyCode.ENTER);
        window.settle();
        String copied =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).startsWith("arn:aws:rds:");

        openPalette();
        window.robot.write("gocov").type(KeyCode.ENTER);
        window.awaitNode("#coverage");
    }

    @Test
    void escClosesItAndTheKeysAreTheDiagramsAgain() throws Exception {
        window.robot.clickOn("#theme");
        window.robot.clickOn("#view-network");
        openPalette();
        window.robot.write("xyzzy");
        window.settle();
        assertThat(window.list("#palette-results").getItems()).isEmpty();
        window.robot.press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        window.robot.write("imm");
        window.settle();
        assertThat(window.list("#palette-results").getItems()).hasSizeGreaterThan(10);
        window.robot.type(KeyCode.DOWN, 12);
        window.pictures("palette-scrolled");
        window.robot.clickOn("#palette-field");

        window.robot.type(KeyCode.ESCAPE);
        window.settle();

        assertThat(window.isShown("#palette")).isFalse();
    }

    private void openPalette() throws Exception {
        window.robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        window.awaitNode("#palette-results");
    }
}
