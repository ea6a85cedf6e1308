package io.stratoscope.backup.drill.report;

import io.stratoscope.backup.drill.DrillHistory.Seal;
import io.stratoscope.backup.drill.DrillReport;

import java.util.Optional;

/**
 * A report with what belongs to it.
 *
 * @param seal what vouches for it; empty where it is in no history
 * @param picture the architecture of what was restored; empty where there is none
 */
public record DrillEvidence(
        DrillReport report, Optional<Seal> seal, Optional<DrillPicture> picture) {}
