package io.stratoscope.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the user's data is kept, by the XDG base directory specification. */
final class DataDirectory {

    private DataDirectory() {}

    static Path of(Map<String, String> variables, Path home) {
        return Optional.ofNullable(variables.get("XDG_DATA_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home.resolve(".local/share"))
                .resolve("stratoscope");
    }
}
