package io.stratoscope.cli;

import io.stratoscope.provision.blueprint.BlueprintSchema;

import picocli.CommandLine.Command;

/** Prints the JSON Schema of blueprints. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Print the JSON Schema of blueprints, for an editor that completes and checks them:",
            "all modules, their settings, limits and defaults."
        })
final class ProvisionSchemaCommand extends Subcommand {

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        session.printJson(BlueprintSchema.document());
        return ExitCode.DONE;
    }
}
