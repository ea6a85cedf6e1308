package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.export.ExportOptions.Part;
import io.stratoscope.model.Arn;

import java.util.Set;

/** Exports a drawing, or a part of it, as the options say. */
public final class DiagramExport {

    private final Layout layout;

    /** @param layout gives a part of a diagram its own places */
    public DiagramExport(Layout layout) {
        this.layout = layout;
    }

    /** The whole file. Pictures carry everything that the options ask for, data only the part. */
    public byte[] bytes(Drawing drawing, Format format, ExportOptions options) {
        Exporter exporter =
                format == Format.PNG ? new PngExporter(options.scale()) : Exporters.of(format);
        return exporter.export(prepared(drawing, format, options));
    }

    /**
     * A look at what {@link #bytes} would give.
     *
     * @param png at most so many pixels on its longer side as was asked for
     * @param width of the picture in points
     */
    @SuppressWarnings("ArrayRecordComponent") // two looks are never compared
    public record Preview(byte[] png, double width, double height) {}

    /** A look at a picture, or for data at the part that they are of. */
    public Preview preview(
            Drawing drawing, Format format, ExportOptions options, double longestSide) {
        ExportOptions shown =
                isPicture(format)
                        ? options
                        : ExportOptions.DEFAULT.withPart(options.part()).withDark(options.dark());
        Drawing picture = prepared(drawing, Format.PNG, shown);
        double width = picture.scene().width();
        double height = picture.scene().height();
        double scale = Math.clamp(longestSide / Math.max(width, height), 0.01, 2);
        return new Preview(new PngExporter(scale).export(picture), width, height);
    }

    /** Whether a format shows theme, legend, title block and marks. */
    public static boolean isPicture(Format format) {
        return switch (format) {
            case SVG, PNG, PDF -> true;
            case PUML, DRAWIO, MERMAID, DOT, GRAPHML, JSON -> false;
        };
    }

    private Drawing prepared(Drawing drawing, Format format, ExportOptions options) {
        Drawing part =
                switch (options.part()) {
                    case Part.Whole() -> drawing;
                    case Part.Neighbourhood(Arn resource) -> neighbourhood(drawing, resource);
                    // Pictures are cut when they are framed.
                    case Part.Visible(Bounds bounds) ->
                            isPicture(format) ? drawing : visible(drawing, bounds, format);
                };
        return isPicture(format) ? new PictureFrame(options).around(part) : part;
    }

    private Drawing neighbourhood(Drawing drawing, Arn resource) {
        Set<String> ids = Restriction.neighbourhood(drawing.diagram(), resource);
        return ids.isEmpty() ? drawing : layout.draw(Restriction.to(drawing.diagram(), ids));
    }

    private Drawing visible(Drawing drawing, Bounds bounds, Format format) {
        return Crop.of(drawing, bounds)
                .map(Crop::part)
                .map(part -> format == Format.PUML ? withSource(part) : part)
                .orElse(drawing);
    }

    /** Everything else keeps its places; PlantUML knows none. */
    private Drawing withSource(Drawing part) {
        Diagram diagram = part.diagram();
        return new Drawing(diagram, layout.draw(diagram).puml(), part.svg(), part.scene());
    }
}
