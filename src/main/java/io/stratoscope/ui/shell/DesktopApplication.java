package io.stratoscope.ui.shell;

import javafx.application.Platform;
import javafx.stage.Stage;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** Opens the desktop from a plain {@code main}. */
public final class DesktopApplication {

    private DesktopApplication() {}

    /**
     * Starts JavaFX, opens the window and waits until it is closed. Once in a life of the program.
     *
     * @throws InterruptedException when the waiting thread is interrupted; the window stays
     */
    public static void launch(DesktopServices services) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        Platform.startup(() -> {
            Stage stage = new Stage();
            stage.setOnHidden(event -> closed.countDown());
            new Desktop(services).show(stage);
        });
        closed.await();
        Platform.exit();
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
