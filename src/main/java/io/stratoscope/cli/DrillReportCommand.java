package io.stratoscope.cli;

import io.stratoscope.backup.drill.report.DrillFormat;
import io.stratoscope.cli.FiledDrills.Found;
import io.stratoscope.store.AtomicFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

/** Writes a drill's report in one of four formats. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Write the report of a restore drill: as a page that needs nothing else, as PDF, as JSON, or as the"
                    + " XML that build servers read. Exit code 1 when the report was changed after the drill; it"
                    + " says so then.",
            "At its foot is the SHA-256 of the report as JSON, and those of its entry in the history and of the"
                    + " one before: keep it where nobody can change it, and a later change of the history shows."
        },
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope drill report last --simulate -o drill.html",
            "  stratoscope drill report drill-20261122T040000Z --format junit -o drill.xml"
        })
final class DrillReportCommand extends Subcommand {

    @Parameters(paramLabel = "ID", description = "The drill, or 'last' for the newest.")
    String id = "";

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "html, pdf, json or junit. Default: by the file's name, else html.")
    @Nullable String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output.")
    @Nullable Path output;

    @Override
    ExitCode run(Session session) {
        DrillFormat wanted = wanted(session);
        if (output != null) {
            AtomicFile.check(output);
        } else if (!wanted.isText() && session.terminal().outIsTerminal()) {
            throw new UsageException(
                    wanted.key()
                            + " is not text for a terminal; give a file: -o drill."
                            + wanted.extension());
        }
        Found found = FiledDrills.read(session).find(id);
        byte[] content = wanted.render(found.evidence());
        if (output != null) {
            AtomicFile.write(output, content);
            session.say("Report written to " + output + ".");
        } else {
            session.terminal().out().flush();
            session.terminal().bytes().writeBytes(content);
            session.terminal().bytes().flush();
        }
        return found.check(session);
    }

    private DrillFormat wanted(Session session) {
        if (format != null) {
            return DrillFormat.ofKey(format).orElseThrow(() -> unknown("format " + format));
        }
        if (session.options().json) {
            return DrillFormat.JSON;
        }
        if (output == null) {
            return DrillFormat.HTML;
        }
        return DrillFormat.ofFile(output.toString())
                .orElseThrow(() -> unknown("file extension of " + output + ": give --format"));
    }

    private static UsageException unknown(String what) {
        return new UsageException(
                "unknown " + Terminal.plain(what) + "; there are " + DrillFormat.keys());
    }
}
