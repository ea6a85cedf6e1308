package io.stratoscope.cli;

import picocli.CommandLine.Command;

import java.util.List;

/** Restore drills, and what is known of those that were. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Restore drills: a scratch copy of a project is built from its backup, proved, measured and"
                        + " removed.",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope drill run --simulate --unlock",
            "  stratoscope drill list",
            "  stratoscope drill report last -o drill.pdf",
            "  stratoscope drill schedule --profile my-profile --at \"Sun 04:00\""
        })
final class DrillCommand extends Subcommand {

    @Override
    List<Subcommand> subcommands() {
        return List.of(
                new DrillPreflightCommand(),
                new DrillQuoteCommand(),
                new DrillRunCommand(),
                new DrillListCommand(),
                new DrillShowCommand(),
                new DrillReportCommand(),
                new DrillSweepCommand(),
                new DrillScheduleCommand());
    }

    @Override
    boolean looksAtAnAccount() {
        return false;
    }

    @Override
    ExitCode run(Session session) {
        throw new UsageException(
                "drill needs a command: preflight, quote, run, list, show, report, sweep or schedule; see 'stratoscope drill --help'");
    }
}
