package io.stratoscope.bench;

import atlantafx.base.theme.PrimerLight;

import io.stratoscope.app.Main;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.util.Arrays;

/**
 * Says on its standard output when a frame with something is there, and ends. Without arguments that is an empty window in
 * AtlantaFX's theme; else the first is a selector of what is to be seen and the others are the program's.
 */
public final class FirstFrame {

    public static final String SEEN = "seen";

    private final String query;

    private FirstFrame(String query) {
        this.query = query;
    }

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 0) {
            Platform.startup(FirstFrame::openEmpty);
        } else {
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            Thread.ofPlatform().start(() -> Main.main(rest));
        }
        while (!isStarted()) {
            Thread.sleep(2);
        }
        FirstFrame frame = new FirstFrame(arguments.length == 0 ? ".root" : arguments[0]);
        Platform.runLater(() ->
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        frame.look();
                    }
                }.start());
    }

    private static void openEmpty() {
        Scene scene = new Scene(new StackPane(), 1280, 720);
        scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    private static boolean isStarted() {
        try {
            Platform.runLater(() -> {});
            return true;
        } catch (IllegalStateException e) {
            return false; // JavaFX is not up yet: the only way to find out
        }
    }

    /** What is there at the beginning of a pulse has been laid out and handed over to be painted by its end. */
    private void look() {
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            if (window.isShowing() && scene != null && scene.getRoot().lookup(query) != null) {
                scene.addPostLayoutPulseListener(() -> Platform.runLater(FirstFrame::end));
            }
        }
    }

    private static void end() {
        System.out.println(SEEN);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
