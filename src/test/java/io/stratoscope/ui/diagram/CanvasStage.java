package io.stratoscope.ui.diagram;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.ui.control.IconSource;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.shell.Theme;

import javafx.animation.AnimationTimer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/** A window with nothing but the canvas. */
final class CanvasStage {

    final FxRobot robot = new FxRobot();
    final List<String> toggled = new CopyOnWriteArrayList<>();
    final DiagramViewModel model =
            new DiagramViewModel(new SimpleObjectProperty<>(Optional.empty()), toggled::add);
    final DiagramView view;

    CanvasStage(Drawing drawing) throws Exception {
        FxToolkit.registerPrimaryStage();
        view =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000, () -> new DiagramView(model, new TypeIcons(IconSource.none())));
        FxToolkit.setupStage(stage -> {
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(view, 1200, 700));
            stage.sizeToScene(); // another test may have given this stage a size of its own
            theme(false);
            stage.sizeToScene(); // it may have been another test's
            stage.show();
        });
        show(drawing);
    }

    private void theme(boolean dark) {
        (dark ? Theme.DARK : Theme.LIGHT).applyTo(view.getScene());
    }

    void show(Drawing drawing) {
        DiagramIndex index = new DiagramIndex(drawing);
        run(() -> model.show(index));
    }

    /** Does it on the application thread and waits until what follows from it is done. */
    void run(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, action);
        settle();
    }

    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        settle();
    }

    /** Waits until nothing moves and all is drawn. */
    void awaitRest() throws Exception {
        await(view::isAtRest);
    }

    /** Does it, and the other in each frame from then on until nothing moves. */
    void eachFrameUntilRest(Runnable action, Runnable eachFrame) throws Exception {
        AnimationTimer timer =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        eachFrame.run();
                    }
                };
        run(() -> {
            timer.start();
            action.run();
            eachFrame.run();
        });
        awaitRest();
        run(timer::stop);
    }

    /** Whether it and all that it is in can be seen. */
    static boolean isShown(Node node) {
        return node.isVisible()
                && node.getOpacity() > 0
                && (node.getParent() == null || isShown(node.getParent()));
    }

    /** The part of the canvas with this id. */
    Node part(String id) {
        Node found = view.lookup("#" + id);
        if (found == null) {
            throw new AssertionError("the canvas has no " + id);
        }
        return found;
    }

    List<Node> all(String query) {
        return List.copyOf(view.lookupAll(query));
    }

    /** Every node of the scene graph that is visible. */
    List<Node> sceneGraph() {
        List<Node> found = new ArrayList<>();
        collect(view, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        found.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /** Where the middle of an element is on the screen. */
    Point2D placeOf(Object id) {
        var bounds = model.indexProperty().get().orElseThrow().bounds(id.toString()).orElseThrow();
        Viewport viewport = view.viewportProperty().get();
        return view.localToScreen(
                viewport.toScreenX(bounds.centerX()), viewport.toScreenY(bounds.centerY()));
    }

    /** Leaves a picture of the canvas in light and one in dark. */
    void pictures(String name) throws IOException {
        picture(name + "-light");
        run(() -> theme(true));
        picture(name + "-dark");
        run(() -> theme(false));
    }

    WritableImage picture(String name) throws IOException {
        settle();
        WritableImage image =
                WaitForAsyncUtils.waitForAsyncFx(20_000, () -> view.getScene().snapshot(null));
        save(name, image);
        return image;
    }

    /** What is on the canvas right now, on the application thread: before a movement comes to rest. */
    WritableImage pictureNow() {
        return view.getScene().snapshot(null);
    }

    void save(String name, WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        Path folder = Path.of("target", "screenshots");
        Files.createDirectories(folder);
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
    }

    void close() throws Exception {
        FxToolkit.cleanupStages();
    }
}
