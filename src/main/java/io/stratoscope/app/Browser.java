package io.stratoscope.app;

import io.stratoscope.app.Programs.Platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The system's browser. AWT's way there needs a display of AWT's own, which this program does without. */
final class Browser {

    private final Programs programs;

    Browser(Programs programs) {
        this.programs = programs;
    }

    /** Opens a page; only the web's, whatever the address says. */
    void open(URI address) {
        if (!"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("not a page of the web: " + address);
        }
        programs.start(command(address.toString(), Platform.here()), "no browser could be started");
    }

    /** Opens a file that the program wrote. */
    void show(Path file) {
        programs.start(
                command(file.toAbsolutePath().toUri().toString(), Platform.here()),
                "no browser could be started; the file is " + file);
    }

    private static List<String> command(String address, Platform platform) {
        return switch (platform) {
            case MAC -> List.of("open", address);
            case WINDOWS -> List.of("rundll32", "url.dll,FileProtocolHandler", address);
            case LINUX -> List.of("xdg-open", address);
        };
    }
}
