package io.stratoscope.cli;

import io.stratoscope.backup.drill.DrillHistory;
import io.stratoscope.backup.drill.DrillHistory.Filed;
import io.stratoscope.backup.drill.report.DrillEvidence;
import io.stratoscope.backup.drill.report.DrillPicture;
import io.stratoscope.diagram.export.PdfExporter;

/** What a filed drill's report is written of. */
public final class FiledEvidence {

    private FiledEvidence() {}

    /** What was restored, as it was drawn then. */
    private record KeptPicture(String svg) implements DrillPicture {
        @Override
        public byte[] pdf() {
            return PdfExporter.ofSvg("What was restored", svg);
        }
    }

    /** The report with what vouches for it and the picture that was kept. */
    public static DrillEvidence of(DrillHistory history, Filed filed) {
        return new DrillEvidence(
                filed.report(),
                filed.seal(),
                history.picture(filed.report().id()).map(KeptPicture::new));
    }
}
