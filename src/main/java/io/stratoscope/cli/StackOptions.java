package io.stratoscope.cli;

import io.stratoscope.model.NearNames;
import io.stratoscope.provision.blueprint.Blueprint;
import io.stratoscope.provision.blueprint.BlueprintException;
import io.stratoscope.provision.blueprint.ShippedBlueprints;
import io.stratoscope.provision.plan.QuotaException;
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

    private record Source(String name, String text) {}

    /**
     * The stack of a blueprint with what is chosen.
     *
     * @param blueprint a file, or the name of one that is shipped
     */
    final Stack stack(String blueprint) {
        Source source = source(blueprint);
        return Blueprint.stack(source.name(), source.text(), chosen);
    }

    /** What an account may not have, at the places in a blueprint where it is asked for. */
    static BlueprintException placed(String blueprint, QuotaException refusal) {
        Source source = source(blueprint);
        return Blueprint.wrong(
                source.name(),
                source.text(),
                refusal.shortages().stream()
                        .map(each -> new Blueprint.InModule(each.module(), each.message()))
                        .toList());
    }

    private static Source source(String blueprint) {
        Path file = Path.of(blueprint);
        if (Files.exists(file)) {
            return new Source(String.valueOf(file.getFileName()), TextFile.read(file));
        }
        return ShippedBlueprints.text(blueprint)
                .map(text -> new Source(blueprint, text))
                .orElseThrow(() ->
                        new UsageException(
                                "there is no file "
                                        + blueprint
                                        + ", and no blueprint of this name comes with Stratoscope; "
                                        + NearNames.hint(blueprint, ShippedBlueprints.NAMES)));
    }
}
