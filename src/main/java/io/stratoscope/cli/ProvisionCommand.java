package io.stratoscope.cli;

import picocli.CommandLine.Command;

import java.util.List;

/** What builds, changes and removes stacks. */
@Command(
        name = "provision",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Describe stacks by blueprints; plan, build, change and remove them; say what"
                        + " Stratoscope has to be allowed.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope provision check immich",
            "  stratoscope provision plan immich --simulate -o plan.json",
            "  stratoscope provision apply plan.json --simulate --unlock",
            "  stratoscope provision export immich --set domain=photos.example.org -o template.json"
        })
final class ProvisionCommand extends Subcommand {

    @Override
    List<Subcommand> subcommands() {
        return List.of(
                new ProvisionCheckCommand(),
                new ProvisionPlanCommand(),
                new ProvisionApplyCommand(),
                new ProvisionDestroyCommand(),
                new ProvisionDriftCommand(),
                new ProvisionStatusCommand(),
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
                "provision needs a command: check, plan, apply, destroy, drift, status, export, schema or iam-policy; see 'stratoscope provision --help'");
    }
}
