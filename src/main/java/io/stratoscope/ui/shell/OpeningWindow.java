package io.stratoscope.ui.shell;

import io.stratoscope.settings.Settings;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * What a starting program shows at once, before it loads what accounts and diagrams need: that takes seconds, and a program
 * that shows nothing for seconds is started again.
 */
final class OpeningWindow {

    private OpeningWindow() {}

    /**
     * Shows it where the window was last.
     *
     * @param seen run once, with the first frame
     */
    static void show(Stage stage, Settings settings, Runnable seen) {
        VBox words =
                new VBox(
                        12,
                        Labels.of("Stratoscope", "placeholder-title"),
                        Labels.of("Opening the account …", "placeholder-message"));
        words.setId("opening");
        words.getStyleClass().add("placeholder");
        words.setAlignment(Pos.CENTER);
        Scene scene = new Scene(words, 1280, 720);
        Theme.of(settings.look().theme()).applyTo(scene);
        scene.addPostLayoutPulseListener(
                new Runnable() {
                    @Override
                    public void run() {
                        scene.removePostLayoutPulseListener(this);
                        seen.run();
                    }
                });
        Windows.place(stage, settings);
        stage.setTitle("Stratoscope");
        stage.setScene(scene);
        stage.show();
    }
}
