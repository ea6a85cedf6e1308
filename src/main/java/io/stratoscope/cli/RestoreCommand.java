package io.stratoscope.cli;

import picocli.CommandLine.Command;

import java.util.List;

/** What brings back what was lost. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Bring back a project's files, database, or both, beside what is there or in place of what is"
                        + " gone. A plan is shown first; what is cut off is gone on with.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope restore plan --simulate",
            "  stratoscope restore run --simulate --unlock"
        })
final class RestoreCommand extends Subcommand {

    @Override
    List<Subcommand> subcommands() {
        return List.of(new RestorePlanCommand(), new RestoreRunCommand());
    }

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        throw new UsageException(
                "restore needs a command: plan or run; see 'stratoscope restore --help'");
    }
}
