package io.stratoscope.ui.shell;

import io.stratoscope.settings.Settings;
import io.stratoscope.ui.FxThread;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Opens the desktop from a plain {@code main}. */
public final class DesktopApplication {

    private DesktopApplication() {}

    /** A window without a first frame, for example an iconified one, is not waited for any longer. */
    private static final Duration FIRST_FRAME = Duration.seconds(3);

    /**
     * Starts JavaFX, shows that something comes, then opens the window and waits until it is closed. Once in a life of the
     * program.
     *
     * @param opening finds out what the window is to show, on this thread and only once the first frame is there; what it
     *     throws closes the window and is thrown on
     * @throws NoWindowException when the system lacks what JavaFX needs
     * @throws InterruptedException when the waiting thread is interrupted; the window stays
     */
    public static void launch(Settings settings, Supplier<DesktopServices> opening)
            throws InterruptedException {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<Stage> first = start(settings, closed);
        try {
            Stage stage = first.get();
            DesktopServices services = opening.get();
            new FxThread().execute(() -> open(services, stage, closed));
            closed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window could not be opened", e.getCause());
        } finally {
            Platform.exit();
        }
    }

    /** The stage, once its first frame is there or cannot be. */
    private static CompletableFuture<Stage> start(
            Settings settings, CompletableFuture<Void> closed) {
        CompletableFuture<Stage> first = new CompletableFuture<>();
        try {
            Platform.startup(() -> showOpening(settings, first, closed));
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            throw new NoWindowException(
                    "no window can be opened: the system's GTK 3 library is missing or the display"
                            + " does not answer; install GTK 3 (for example: apt-get install"
                            + " libgtk-3-0)",
                    e);
        }
        return first;
    }

    /** What goes wrong here would end JavaFX's thread only: whoever waits for the window must hear of it. */
    private static void showOpening(
            Settings settings, CompletableFuture<Stage> first, CompletableFuture<Void> closed) {
        try {
            Platform.setImplicitExit(false); // the last of our windows ends the program
            Stage stage = new Stage();
            stage.setOnHidden(event -> {
                closed.complete(null);
                first.complete(stage);
            });
            // By the next pulse this one's picture has been handed over to be painted.
            PauseTransition nextPulse = new PauseTransition(Duration.millis(1));
            nextPulse.setOnFinished(event -> first.complete(stage));
            OpeningWindow.show(stage, settings, nextPulse::play);
            PauseTransition patience = new PauseTransition(FIRST_FRAME);
            patience.setOnFinished(event -> first.complete(stage));
            patience.play();
        } catch (RuntimeException | Error e) {
            first.completeExceptionally(e);
        }
    }

    /** As above. */
    private static void open(
            DesktopServices services, Stage stage, CompletableFuture<Void> closed) {
        if (closed.isDone()) {
            return; // the operator did not wait
        }
        try {
            new Windows(services, () -> closed.complete(null)).openFirst(stage);
        } catch (RuntimeException | Error e) {
            closed.completeExceptionally(e);
        }
    }

    /**
     * Why no window can be opened here, in one line; empty where one can.
     *
     * @param environment as {@link System#getenv()}
     * @param property as {@link System#getProperty(String)}, empty for what is not set
     */
    public static Optional<String> whyNoWindow(
            Map<String, String> environment, UnaryOperator<String> property) {
        if (property.apply("glass.platform").equals("Headless")) {
            return Optional.empty();
        }
        boolean linux = property.apply("os.name").toLowerCase(Locale.ROOT).contains("linux");
        // JavaFX draws through X11, on Wayland through XWayland: without DISPLAY it has nowhere to
        // draw.
        if (linux && environment.getOrDefault("DISPLAY", "").isBlank()) {
            return Optional.of(
                    environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
                            ? "there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set"
                            : "there is no X display: DISPLAY is not set, and JavaFX needs XWayland");
        }
        return Optional.empty();
    }
}
