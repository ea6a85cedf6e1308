package io.stratoscope.provision.blueprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The blueprints that come with the program. */
public final class ShippedBlueprints {
    public static final List<String> NAMES = List.of("immich", "static-site");

    private ShippedBlueprints() {}

    /** A blueprint's text, by its name with or without {@code .yaml}. */
    public static Optional<String> text(String name) {
        String plain = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
        if (!NAMES.contains(plain)) {
            return Optional.empty();
        }
        String file = "/io/stratoscope/provision/blueprints/" + plain + ".yaml";
        try (InputStream in = ShippedBlueprints.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the program");
            }
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
