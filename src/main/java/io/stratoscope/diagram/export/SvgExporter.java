package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;

import java.nio.charset.StandardCharsets;

/** The picture as it was laid out, text as text. */
public final class SvgExporter implements Exporter {
    @Override
    public Format format() {
        return Format.SVG;
    }

    @Override
    public byte[] export(Drawing drawing) {
        return drawing.svg().getBytes(StandardCharsets.UTF_8);
    }
}
