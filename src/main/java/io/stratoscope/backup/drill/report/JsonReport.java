package io.stratoscope.backup.drill.report;

import io.stratoscope.backup.drill.DrillReportCodec;

import java.nio.charset.StandardCharsets;

/** The report's own JSON, byte by byte as the history keeps it. */
final class JsonReport implements DrillRenderer {

    @Override
    public byte[] render(DrillEvidence evidence) {
        return DrillReportCodec.text(evidence.report()).getBytes(StandardCharsets.UTF_8);
    }
}
