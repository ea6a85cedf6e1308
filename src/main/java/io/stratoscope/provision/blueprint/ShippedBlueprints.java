package io.stratoscope.provision.blueprint;

import io.stratoscope.provision.module.ShippedFile;

import java.util.List;
import java.util.Optional;

/** The blueprints that come with the program. */
public final class ShippedBlueprints {
    public static final List<String> NAMES = List.of("immich", "static-site");

    private ShippedBlueprints() {}

    /** A blueprint's text, by its name with or without {@code .yaml}. */
    public static Optional<String> text(String name) {
        String plain = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
        return NAMES.contains(plain)
                ? Optional.of(ShippedFile.text("blueprints/" + plain + ".yaml"))
                : Optional.empty();
    }
}
