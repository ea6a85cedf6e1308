package io.stratoscope.cli;

import picocli.CommandLine.Command;

import java.util.List;

/** What makes, lists and removes restore points. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Back up a project's database and files as one restore point; list what there is to"
                        + " restore from; remove what is no longer needed.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope backup now --simulate --unlock",
            "  stratoscope backup list --simulate --rpo 24h",
            "  stratoscope backup prune --simulate --keep 7 --unlock"
        })
final class BackupCommand extends Subcommand {

    @Override
    List<Subcommand> subcommands() {
        return List.of(new BackupNowCommand(), new BackupListCommand(), new BackupPruneCommand());
    }

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        throw new UsageException(
                "backup needs a command: now, list or prune; see 'stratoscope backup --help'");
    }
}
