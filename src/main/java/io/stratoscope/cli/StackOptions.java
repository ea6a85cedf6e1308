package io.stratoscope.cli;

import io.stratoscope.model.NearNames;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.stack.Stack;
import io.stratoscope.store.TextFile;

import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is chosen for a blueprint's parameters. */
class StackOptions {

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Choose this value for a parameter of the blueprint; several times.")
    Map<String, String> chosen = new LinkedHashMap<>();

    /**
     * The stack of a blueprint with what is chosen.
     *
     * @param blueprint a file, or the name of one that is shipped
     */
    final Stack stack(String blueprint) {
        Path file = Path.of(blueprint);
        if (Files.exists(file)) {
            return Blueprint.stack(String.valueOf(file.getFileName()), TextFile.read(file), chosen);
        }
        return ShippedBlueprints.text(blueprint)
                .map(text -> Blueprint.stack(blueprint, text, chosen))
                .orElseThrow(() ->
                        new UsageException(
                                "there is no file "
                                        + blueprint
                                        + ", and no blueprint of this name comes with Stratoscope; "
                                        + NearNames.hint(blueprint, ShippedBlueprints.NAMES)));
    }
}
