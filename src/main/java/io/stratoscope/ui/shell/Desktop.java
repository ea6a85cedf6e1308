package io.stratoscope.ui.shell;

import io.stratoscope.settings.Settings;
import io.stratoscope.ui.compare.FileDrop;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.screen.Place;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Subscription;

import java.nio.file.Path;
import java.util.List;

/** One window. It shows one project at a time; switching closes the old one's session and begins another. */
final class Desktop {

    private static final List<KeyCode> DIGITS =
            List.of(
                    KeyCode.DIGIT1,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT3,
                    KeyCode.DIGIT4,
                    KeyCode.DIGIT5,
                    KeyCode.DIGIT6,
                    KeyCode.DIGIT7,
                    KeyCode.DIGIT8,
                    KeyCode.DIGIT9);

    private final Windows windows;
    private final ObjectProperty<Settings> settings;
    private final StackPane root = new StackPane();
    private final Scene scene = new Scene(root, 1280, 720);
    private final Stage stage;
    private final Subscription look;
    private ProjectServices project;
    private Workbench workbench;
    private Theme theme = Theme.LIGHT;

    Desktop(Windows windows, Stage stage, ProjectServices project, Place place) {
        this.windows = windows;
        this.settings = windows.settings();
        this.stage = stage;
        this.project = project;
        this.workbench = workbench(project, place);
        root.getChildren().setAll(workbench);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        accelerator(KeyCode.F5, () -> workbench.refresh());
        accelerator(KeyCode.K, () -> workbench.openPalette(), KeyCombination.SHORTCUT_DOWN);
        accelerator(KeyCode.N, this::openAnother, KeyCombination.SHORTCUT_DOWN);
        accelerator(
                KeyCode.A,
                () -> workbench.openSwitcher(),
                KeyCombination.SHORTCUT_DOWN,
                KeyCombination.SHIFT_DOWN);
        for (int i = 0; i < DIGITS.size(); i++) {
            int number = i + 1;
            accelerator(
                    DIGITS.get(i),
                    () -> workbench.openNumber(number),
                    KeyCombination.SHORTCUT_DOWN);
        }
        FileDrop.onto(scene, this::dropped);
        look = settings.subscribe(now -> applyTheme(Theme.of(now.look().theme())));
        theme.applyTo(scene);
    }

    private void accelerator(KeyCode key, Runnable action, KeyCombination.Modifier... modifiers) {
        scene.getAccelerators().put(new KeyCodeCombination(key, modifiers), action);
    }

    private Workbench workbench(ProjectServices of, Place place) {
        return new Workbench(
                windows.services(),
                of,
                place,
                settings,
                this::toggleTheme,
                this::openAnother,
                this::switchTo);
    }

    /** Opens a blueprint that was dropped onto the window, or a snapshot file beside the live project. */
    void dropped(List<Path> files) {
        workbench.dropped(files);
    }

    private void keyPressed(KeyEvent event) {
        if (!(scene.getFocusOwner() instanceof TextInputControl)) {
            workbench.handleKey(event);
        }
    }

    private void applyTheme(Theme wanted) {
        if (wanted != theme) {
            theme = wanted;
            theme.applyTo(scene);
        }
    }

    private void toggleTheme() {
        Settings now = settings.get();
        settings.set(now.withLook(now.look().withTheme(theme.other())));
    }

    /** Leaves the project that is shown, whatever it still does, and shows another. */
    void switchTo(ProjectServices other) {
        workbench.close();
        project = other;
        workbench = workbench(other, Place.ANYWHERE);
        root.getChildren().setAll(workbench);
        settings.set(settings.get().withAccount(other.remembered()));
        entitle();
        workbench.session().refresh();
    }

    /** Another window on the same project. */
    private void openAnother() {
        windows.open(new Stage(), project, Place.ANYWHERE);
    }

    private void entitle() {
        Session session = workbench.session();
        stage.setTitle(
                "Stratoscope · "
                        + Labels.oneLine(session.scope().label())
                        + (session.account().simulated()
                                ? " · simulated"
                                : " · " + Labels.oneLine(session.account().label())));
    }

    void show() {
        entitle();
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.setScene(scene);
        stage.show();
        workbench.session().refresh();
    }

    Stage stage() {
        return stage;
    }

    Session session() {
        return workbench.session();
    }

    void close() {
        look.unsubscribe();
        workbench.close();
    }
}
