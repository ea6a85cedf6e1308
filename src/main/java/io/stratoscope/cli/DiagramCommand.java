package io.stratoscope.cli;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.LayoutEngine;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.export.DiagramExport;
import io.stratoscope.diagram.export.ExportOptions;
import io.stratoscope.diagram.export.Exporters;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.topology.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws the architecture in one of nine formats, or checks that a drawing still matches. */
@Command(
        name = "diagram",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Draw the architecture, or check that a drawing still matches it.",
        footerHeading = "%nFor example:%n",
        footer = {
            "  stratoscope diagram --simulate --view network -o network.svg",
            "  stratoscope diagram --from today.json --format mermaid",
            "  stratoscope diagram --simulate --check diagrams/dataflow.puml",
            "  stratoscope diagram --terraform-state terraform.tfstate -o modules.svg"
        })
final class DiagramCommand extends Subcommand {

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description =
                    "network, dataflow, security, all, or with --terraform-state modules. Default: with --check"
                            + " the view that the file shows, with --terraform-state modules, else dataflow.")
    @Nullable String view;

    @Option(
            names = "--format",
            paramLabel = "F",
            description =
                    "puml, svg, png, pdf, drawio, mermaid, dot, graphml or json."
                            + " Default: by the file's name, else puml.")
    @Nullable String format;

    @Option(
            names = "--layout",
            paramLabel = "ENGINE",
            description =
                    "smetana, or dot: Graphviz, which has to be on the machine. Default: smetana.")
    String engineKey = LayoutEngine.SMETANA.key();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output.")
    @Nullable Path output;

    @Option(
            names = "--from",
            paramLabel = "SNAPSHOT",
            description = "Draw this snapshot file instead of discovering anew.")
    @Nullable Path from;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description =
                    "Write nothing; exit with 1 and show the difference when this file no longer matches.")
    @Nullable Path check;

    @Mixin final TerraformOption terraform = new TerraformOption();

    @Override
    ExitCode run(Session session) {
        Format wanted = wantedFormat(session);
        LayoutEngine engine = wantedEngine();
        Layout layout = session.environment().layouts().apply(engine);
        if (check != null && output != null) {
            throw new UsageException("--check and -o exclude each other: --check writes nothing");
        }
        if (check == null
                && output == null
                && !wanted.isText()
                && session.terminal().outIsTerminal()) {
            throw new UsageException(
                    wanted.key()
                            + " is not text for a terminal; give a file: -o diagram."
                            + wanted.key());
        }
        Optional<DrawingCheck> drawn = Optional.ofNullable(check).map(DrawingCheck::of);
        ViewKind kind = wantedView(drawn);
        if (output != null) {
            AtomicFile.check(output);
        }
        session.environment().jobs().aside(layout::prepare); // AWS takes its time to answer
        Diagram diagram = diagram(session, kind);
        Drawing drawing = draw(diagram, layout, engine);
        byte[] content = export(drawing, wanted, layout);
        diagram.warnings().forEach(warning -> session.say("warning: " + Terminal.plain(warning)));
        if (drawn.isPresent()) {
            return drawn.get().matches(content, wanted, kind, session)
                    ? ExitCode.DONE
                    : ExitCode.CHECK_FAILED;
        }
        write(session, content);
        return ExitCode.DONE;
    }

    private Diagram diagram(Session session, ViewKind kind) {
        TerraformOption.Compared compared = terraform.snapshot(session, Optional.ofNullable(from));
        if (from != null && !compared.management().missing().isEmpty()) {
            session.say(
                    "What is missing in "
                            + from
                            + " may be outside of its scope, unless it was discovered with the same"
                            + " --terraform-state.");
        }
        return Views.project(
                Topology.of(compared.snapshot()),
                kind,
                ViewOptions.DEFAULT.withManagement(compared.management()));
    }

    // The drift's colours say nothing to who does not know them.
    private static byte[] export(Drawing drawing, Format format, Layout layout) {
        return drawing.diagram().view().needsState()
                ? new DiagramExport(layout)
                        .bytes(drawing, format, ExportOptions.DEFAULT.withLegend(true))
                : Exporters.of(format).export(drawing);
    }

    private ViewKind wantedView(Optional<DrawingCheck> drawn) {
        ViewKind kind =
                view != null
                        ? ViewOption.read(view)
                        : drawn.flatMap(DrawingCheck::view)
                                .orElse(terraform.isGiven() ? ViewKind.MODULES : ViewKind.DATAFLOW);
        if (kind.needsState() && !terraform.isGiven()) {
            throw new UsageException(
                    "the view "
                            + kind.key()
                            + " needs Terraform's state: give --terraform-state terraform.tfstate");
        }
        if (!kind.needsState() && terraform.isGiven()) {
            throw new UsageException(
                    "--terraform-state goes with --view modules; the view "
                            + kind.key()
                            + " shows nothing of it");
        }
        return kind;
    }

    private void write(Session session, byte[] content) {
        if (output == null) {
            session.terminal().out().flush();
            session.terminal().bytes().writeBytes(content);
            session.terminal().bytes().flush();
        } else {
            AtomicFile.write(output, content);
            session.say("Diagram written to " + output + ".");
        }
    }

    private static Drawing draw(Diagram diagram, Layout layout, LayoutEngine engine) {
        try {
            return layout.draw(diagram);
        } catch (LayoutException e) {
            // Another's program: no mistake of this one.
            if (engine == LayoutEngine.DOT) {
                throw new UsageException(
                        "Graphviz gives no picture ("
                                + e.getMessage()
                                + "); check it with dot -V, or leave out --layout dot",
                        e);
            }
            throw e;
        }
    }

    private LayoutEngine wantedEngine() {
        return LayoutEngine.ofKey(engineKey.toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        new UsageException(
                                "unknown layout "
                                        + Terminal.plain(engineKey)
                                        + "; there are smetana and dot"));
    }

    private Format wantedFormat(Session session) {
        if (format != null) {
            return Format.ofKey(format.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> unknown("format " + format));
        }
        if (session.options().json) {
            return Format.JSON;
        }
        Path file = check != null ? check : output;
        if (file == null) {
            return Format.PUML;
        }
        String name = String.valueOf(file.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Format.ofKey(extension)
                .orElseThrow(() -> unknown("file extension of " + name + ": give --format"));
    }

    private static UsageException unknown(String what) {
        return new UsageException(
                "unknown "
                        + Terminal.plain(what)
                        + "; there are "
                        + Arrays.stream(Format.values())
                                .map(Format::key)
                                .collect(Collectors.joining(", ")));
    }
}
