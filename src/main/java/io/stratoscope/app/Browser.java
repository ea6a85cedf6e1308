package io.stratoscope.app;

import io.stratoscope.job.Jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The system's browser. AWT's way there needs a display of AWT's own, which this program does without. */
final class Browser {

    private final Jobs jobs;

    Browser(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Opens a page; only the web's, whatever the address says. */
    void open(URI address) {
        if (!"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("not a page of the web: " + address);
        }
        jobs.aside(() -> {
            try {
                new ProcessBuilder(command(address))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("no browser could be started", e);
            }
        });
    }

    private static List<String> command(URI address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return List.of("open", address.toString());
        }
        return system.contains("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toString())
                : List.of("xdg-open", address.toString());
    }
}
