package io.stratoscope.provision.module;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Schemas and blueprints that come with the program. */
public final class ShippedFile {
    private static final String FOLDER = "/io/stratoscope/provision/";

    private ShippedFile() {}

    /**
     * A file's text.
     *
     * @param name below the folder of what comes with provisioning
     */
    public static String text(String name) {
        try (InputStream in = ShippedFile.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that holds one JSON object. */
    public static JsonObject object(String name) {
        if (JsonText.parse(text(name)) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalStateException(FOLDER + name + " is no object");
    }
}
