package io.stratoscope.cli;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.LayoutEngine;
import io.stratoscope.diagram.LayoutException;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.export.Exporters;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.AtomicFile;
import io.stratoscope.topology.Topology;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
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
            "  stratoscope diagram --simulate --check diagrams/dataflow.puml"
        })
final class DiagramCommand extends Subcommand {

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description =
                    "network, dataflow, security or all. Default: with --check the view that the file shows,"
                            + " else dataflow.")
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
        Snapshot snapshot = session.snapshot(Optional.ofNullable(from));
        Diagram diagram = Views.project(Topology.of(snapshot), kind, ViewOptions.DEFAULT);
        Drawing drawing = draw(diagram, layout, engine);
        byte[] content = Exporters.of(wanted).export(drawing);
        diagram.warnings().forEach(warning -> session.say("warning: " + Terminal.plain(warning)));
        if (drawn.isPresent()) {
            return drawn.get().matches(content, wanted, kind, session)
                    ? ExitCode.DONE
                    : ExitCode.CHECK_FAILED;
        }
        write(session, content);
        return ExitCode.DONE;
    }

    private ViewKind wantedView(Optional<DrawingCheck> drawn) {
        if (view != null) {
            return ViewOption.read(view);
        }
        return drawn.flatMap(DrawingCheck::view).orElse(ViewKind.DATAFLOW);
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
