package io.stratoscope.cli;

import picocli.CommandLine.Command;

import java.util.List;

/** What builds, changes and removes stacks. */
@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Describe stacks by blueprints, and say what Stratoscope has to be allowed.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope provision check immich",
            "  stratoscope provision export immich --set domain=photos.example.org -o template.json"
        })
final class ProvisionCommand extends Subcommand {

    @Override
    List<Subcommand> subcommands() {
        return List.of(
                new ProvisionCheckCommand(),
                new ProvisionExportCommand(),
                new ProvisionSchemaCommand(),
                new ProvisionIamPolicyCommand());
    }

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        throw new UsageException(
                "provision needs a command: check, export, schema or iam-policy; see 'stratoscope provision --help'");
    }
}
