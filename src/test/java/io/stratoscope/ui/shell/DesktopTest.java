package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.architecture.ArchitecturePorts;
import io.stratoscope.ui.control.IconSource;
import io.stratoscope.ui.diagram.DiagramView;
import io.stratoscope.ui.diagram.Viewport;

import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/** Drives the real window on the headless platform, as a person would, and leaves pictures. */
class DesktopTest {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final FxRobot robot = new FxRobot();
    private final Clock clock = Clock.fixed(SampleProject.TAKEN_AT, ZoneOffset.ofHours(1));
    private final Jobs jobs = new Jobs(clock);

    @BeforeEach
    void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void closeWindow() throws Exception {
        FxToolkit.cleanupStages();
        jobs.close();
    }

    @Test
    void showsTheArchitectureAndTheClickedResource() throws Exception {
        open(previous -> SampleProject.snapshot(), 1280, 720);
        awaitDrawing();
        picture("architecture-light-1280x720");

        clickOn(SampleProject.DB);

        assertThat(text("#inspector-name")).isEqualTo("immich-postgres");
        assertThat(text("#inspector-type")).isEqualTo("AWS::RDS::DBCluster");
        assertThat(text("#inspector-arn")).isEqualTo(SampleProject.DB.toString());
        assertThat(text("#account-badge")).isEqualTo("SIMULATED");
        assertThat(text("#freshness")).isEqualTo("taken 14:02:11");
        assertThat(text("#coverage-button")).isEqualTo("95 % confirmed");
        picture("inspector-light-1280x720");
        robot.clickOn("#theme");
        picture("inspector-dark-1280x720");
        robot.type(KeyCode.ESCAPE);
    }

    private void open(
            java.util.function.Function<Optional<Snapshot>, Snapshot> discovery,
            int width,
            int height)
            throws Exception {
        ArchitecturePorts ports =
                new ArchitecturePorts(
                        (previous, job) -> discovery.apply(previous),
                        (snapshot, view, toggled) -> SampleProject.drawing(view),
                        (drawing, format, file) -> Files.writeString(file, drawing.svg()),
                        thrown -> new Failure.Bug(String.valueOf(thrown.getMessage())));
        DesktopServices services =
                new DesktopServices(
                        new AccountInfo("", "simulated", true),
                        Scope.project("immich"),
                        ports,
                        IconSource.none(),
                        jobs,
                        clock);
        FxToolkit.setupStage(stage -> {
            Stage window = stage;
            window.setWidth(width);
            window.setHeight(height);
            new Desktop(services).show(window);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitDrawing() throws Exception {
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> robot.lookup("#diagram").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private DiagramView diagram() {
        return robot.lookup("#diagram").queryAs(DiagramView.class);
    }

    private void clickOn(Arn arn) {
        Bounds bounds =
                SampleProject.drawing(io.stratoscope.diagram.ViewKind.NETWORK)
                        .scene()
                        .nodes()
                        .stream()
                        .filter(box -> box.id().equals(arn.toString()))
                        .findFirst()
                        .orElseThrow()
                        .bounds();
        Viewport viewport = diagram().viewportProperty().get();
        Point2D at =
                diagram()
                        .localToScreen(
                                viewport.toScreenX(bounds.centerX()),
                                viewport.toScreenY(bounds.centerY()));
        robot.clickOn(at);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private void picture(String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000, () -> robot.window(0).getScene().snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        Files.createDirectories(PICTURES);
        ImageIO.write(picture, "png", PICTURES.resolve(name + ".png").toFile());
    }
}
