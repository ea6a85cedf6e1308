package io.stratoscope.ui.shell;

import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.WindowPlace;
import io.stratoscope.ui.screen.Place;
import io.stratoscope.ui.session.Notice;

import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All windows of the program, and the settings that they share. On the application thread. */
public final class Windows {

    /** A window that is dragged changes its place many times a second: it is remembered when it rests. */
    private static final Duration REST = Duration.millis(600);

    private static final double MOST_WIDTH = 1800;
    private static final double MOST_HEIGHT = 1120;

    /** How much of the screen the first window takes. */
    private static final double SHARE = 0.92;

    private final DesktopServices services;
    private final ObjectProperty<Settings> settings;
    private final PauseTransition rest = new PauseTransition(REST);
    private final List<Desktop> open = new ArrayList<>();
    private final Runnable ended;
    private boolean unsaved;

    /** @param ended is run when the last window is closed */
    public Windows(DesktopServices services, Runnable ended) {
        this.services = services;
        this.ended = ended;
        this.settings = new SimpleObjectProperty<>(services.settings());
        settings.subscribe((before, now) -> {
            unsaved = true;
            rest.playFromStart();
        });
        rest.setOnFinished(event -> {
            Settings newest = settings.get();
            unsaved = false;
            services.jobs().aside(() -> services.remember().accept(newest));
        });
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> report(thrown));
    }

    /** A mistake in the program is said in the window that the operator looks at. */
    private void report(Throwable thrown) {
        open.stream()
                .filter(window -> window.stage().isFocused())
                .findFirst()
                .or(() -> open.stream().findFirst())
                .ifPresentOrElse(
                        window -> window.session().reportMistake(thrown),
                        () -> thrown.printStackTrace(System.err));
    }

    DesktopServices services() {
        return services;
    }

    ObjectProperty<Settings> settings() {
        return settings;
    }

    /** Opens the first window on a stage that has its place. */
    public void openFirst(Stage stage) {
        open(stage, services.project(), services.start());
        if (!services.notice().isEmpty()) {
            open.getFirst().session().notices().say(Notice.Kind.INFO, services.notice());
        }
        follow(stage);
    }

    /** Opens a window and starts its first discovery. */
    Desktop open(Stage stage, ProjectServices project, Place place) {
        Desktop window = new Desktop(this, stage, project, place);
        open.add(window);
        stage.setOnHidden(event -> {
            open.remove(window);
            window.close();
            if (open.isEmpty()) {
                saveNow();
                ended.run();
            }
        });
        window.show();
        return window;
    }

    /** Puts the first window where the operator left it. */
    static void place(Stage stage, Settings settings) {
        Optional<WindowPlace> remembered = settings.window().filter(Windows::isOnAScreen);
        remembered.ifPresentOrElse(
                at -> {
                    stage.setX(at.x());
                    stage.setY(at.y());
                    stage.setWidth(at.width());
                    stage.setHeight(at.height());
                    stage.setMaximized(at.maximized());
                },
                () -> {
                    Rectangle2D room = Screen.getPrimary().getVisualBounds();
                    stage.setWidth(Math.min(MOST_WIDTH, room.getWidth() * SHARE));
                    stage.setHeight(Math.min(MOST_HEIGHT, room.getHeight() * SHARE));
                });
    }

    /** A place on a display that is not there any more is none. */
    private static boolean isOnAScreen(WindowPlace at) {
        return Screen.getScreensForRectangle(at.x(), at.y(), at.width(), at.height()).stream()
                .anyMatch(screen ->
                        screen.getVisualBounds().contains(at.x() + at.width() / 2, at.y() + 20));
    }

    private void follow(Stage stage) {
        Runnable remember =
                () -> {
                    if (stage.isShowing() && !stage.isIconified()) {
                        settings.set(settings.get().withWindow(placeOf(stage)));
                    }
                };
        stage.xProperty().subscribe(remember);
        stage.yProperty().subscribe(remember);
        stage.widthProperty().subscribe(remember);
        stage.heightProperty().subscribe(remember);
        stage.maximizedProperty().subscribe(remember);
    }

    /** While maximized, the place to which it goes back is kept. */
    private WindowPlace placeOf(Stage stage) {
        WindowPlace now =
                new WindowPlace(
                        stage.getX(),
                        stage.getY(),
                        stage.getWidth(),
                        stage.getHeight(),
                        stage.isMaximized());
        return stage.isMaximized()
                ? settings.get()
                        .window()
                        .map(at -> new WindowPlace(at.x(), at.y(), at.width(), at.height(), true))
                        .orElse(now)
                : now;
    }

    /** What has not been saved yet is saved now: the program ends. */
    private void saveNow() {
        rest.stop();
        if (unsaved) {
            services.remember().accept(settings.get());
        }
    }
}
