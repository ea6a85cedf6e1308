package io.stratoscope.diagram.export;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Exporter;
import io.stratoscope.diagram.Format;

import java.nio.charset.StandardCharsets;

/** The PlantUML source that was laid out. */
public final class PumlExporter implements Exporter {
    @Override
    public Format format() {
        return Format.PUML;
    }

    @Override
    public byte[] export(Drawing drawing) {
        return drawing.puml().getBytes(StandardCharsets.UTF_8);
    }
}
