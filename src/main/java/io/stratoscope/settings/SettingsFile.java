package io.stratoscope.settings;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.store.FileException;
import io.stratoscope.store.FileReason;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** {@code settings.json} in the data directory. */
public final class SettingsFile {

    private static final String NAME = "settings.json";
    private static final String ASIDE = "settings.damaged.json";

    private final Path file;

    public SettingsFile(Path dataDirectory) {
        this.file = dataDirectory.resolve(NAME);
    }

    /**
     * What was remembered.
     *
     * @param notice one line for the operator where the file could not be used; empty where all is well
     */
    public record Loaded(Settings settings, Optional<String> notice) {}

    /** Reads them. Where there is no file they are the usual ones; a damaged file is kept aside, and that is said. */
    public Loaded load() {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return new Loaded(Settings.DEFAULT, Optional.empty());
        } catch (java.nio.charset.CharacterCodingException e) {
            return damaged("it is not UTF-8 text");
        } catch (IOException e) {
            return new Loaded(
                    Settings.DEFAULT,
                    Optional.of(
                            "The settings in "
                                    + file
                                    + " could not be read ("
                                    + FileReason.of(file, e)
                                    + "); the usual ones are used."));
        }
        try {
            return JsonText.parse(text) instanceof JsonObject object
                    ? new Loaded(SettingsCodec.read(object), Optional.empty())
                    : damaged("it is not a JSON object");
        } catch (JsonFormatException e) {
            return damaged(String.valueOf(e.getMessage()));
        }
    }

    private Loaded damaged(String why) {
        Path aside = file.resolveSibling(ASIDE);
        String kept;
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            kept = "it is kept as " + aside;
        } catch (IOException e) {
            kept = "it could not be put aside: " + FileReason.of(file, e);
        }
        return new Loaded(
                Settings.DEFAULT,
                Optional.of(
                        "The settings file was damaged ("
                                + why
                                + "); "
                                + kept
                                + ", and the usual settings are used."));
    }

    /**
     * Replaces the file as a whole.
     *
     * @throws FileException when it cannot be written; it is then as it was
     */
    public void save(Settings settings) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new FileException(
                    "cannot make the directory of " + file + ": " + FileReason.of(file, e), e);
        }
        AtomicFile.write(
                file,
                JsonText.pretty(SettingsCodec.write(settings)).getBytes(StandardCharsets.UTF_8));
    }
}
