package io.stratoscope.app;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.HealthSettings;
import io.stratoscope.json.YamlFormatException;
import io.stratoscope.json.YamlText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.store.FileException;
import io.stratoscope.store.TextFile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a data directory keeps what the operator changed of the health rules; the command line and the window read the same. */
final class HealthFile {

    static final String NAME = "health.yaml";

    private HealthFile() {}

    /**
     * Reads it; without the file, all is as usual.
     *
     * @throws FileException when it cannot be read, or names what there is not; the message is one line
     */
    static HealthSettings read(Path dataDirectory, List<HealthRule> rules) {
        Path file = dataDirectory.resolve(NAME);
        if (!Files.exists(file)) {
            return HealthSettings.USUAL;
        }
        try {
            if (YamlText.parse(TextFile.read(file)).value() instanceof JsonObject object) {
                return HealthSettings.of(object, rules);
            }
            throw new FileException(file + " must be a mapping that begins with rules:");
        } catch (YamlFormatException | IllegalArgumentException e) {
            throw new FileException(
                    file + ": " + e.getMessage() + "; 'stratoscope health --rules' lists them", e);
        }
    }
}
