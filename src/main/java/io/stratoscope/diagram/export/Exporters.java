package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;

import java.util.List;

/** Every exporter, one a format. */
public final class Exporters {
    private Exporters() {}

    /** The exporter of a format, with its usual options. */
    public static Exporter of(Format format) {
        return switch (format) {
            case PUML -> new PumlExporter();
            case SVG -> new SvgExporter();
            case PNG -> new PngExporter();
            case PDF -> new PdfExporter();
            case DRAWIO -> new DrawioExporter();
            case MERMAID -> new MermaidExporter();
            case DOT -> new DotExporter();
            case GRAPHML -> new GraphmlExporter();
            case JSON -> new JsonExporter();
        };
    }

    /** One of each, in the order of the formats. */
    public static List<Exporter> all() {
        return List.of(Format.values()).stream().map(Exporters::of).toList();
    }
}
