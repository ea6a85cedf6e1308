package io.stratoscope.ui.shell;

import javafx.application.Platform;
import javafx.stage.Stage;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;

/** Opens the desktop from a plain {@code main}. */
public final class DesktopApplication {

    private DesktopApplication() {}

    /**
     * Starts JavaFX, opens the window and waits until it is closed. Once in a life of the program.
     *
     * @throws NoWindowException when the system lacks what JavaFX needs
     * @throws InterruptedException when the waiting thread is interrupted; the window stays
     */
    public static void launch(DesktopServices services) throws InterruptedException {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        try {
            Platform.startup(() -> open(services, closed));
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            throw new NoWindowException(
                    "no window can be opened: the system's GTK 3 library is missing or the display"
                            + " does not answer; install GTK 3 (for example: apt-get install"
                            + " libgtk-3-0)",
                    e);
        }
        try {
            closed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window could not be opened", e.getCause());
        } finally {
            Platform.exit();
        }
    }

    /** What goes wrong here would end JavaFX's thread only: whoever waits for the window must hear of it. */
    private static void open(DesktopServices services, CompletableFuture<Void> closed) {
        try {
            Windows windows = new Windows(services, () -> closed.complete(null));
            Platform.setImplicitExit(false); // the last of our windows ends the program
            windows.openFirst(new Stage());
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
