package io.stratoscope.cli;

import io.stratoscope.backup.drill.DrillReportCodec;
import io.stratoscope.backup.drill.report.TextReport;
import io.stratoscope.cli.FiledDrills.Found;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a drill's report. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Show the report of a restore drill: how it ended, how long it took, what was checked, what it"
                        + " cost, and that all is gone. Exit code 1 when the report was changed after the drill.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope drill show last --simulate",
            "  stratoscope drill show drill-20261122T040000Z --json"
        })
final class DrillShowCommand extends Subcommand {

    @Parameters(paramLabel = "ID", description = "The drill, or 'last' for the newest.")
    String id = "";

    @Override
    ExitCode run(Session session) {
        Found found = FiledDrills.read(session).find(id);
        if (session.options().json) {
            session.printJson(DrillReportCodec.write(found.filed().report()));
        } else {
            TextReport.lines(found.evidence()).forEach(session::print);
        }
        return found.check(session);
    }
}
