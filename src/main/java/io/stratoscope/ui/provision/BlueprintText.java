package io.stratoscope.ui.provision;

import io.stratoscope.provision.blueprint.ShippedBlueprints;

import java.util.Optional;

/**
 * A blueprint as it was read.
 *
 * @param name of the file or of the one that comes with the program
 * @param text YAML
 */
record BlueprintText(String name, String text) {

    static Optional<BlueprintText> shipped(String name) {
        return ShippedBlueprints.text(name).map(text -> new BlueprintText(name, text));
    }
}
