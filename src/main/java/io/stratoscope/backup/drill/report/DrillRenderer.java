package io.stratoscope.backup.drill.report;

/** Writes a report in a format: a class each, and a line each in {@link DrillFormat}. */
@FunctionalInterface
public interface DrillRenderer {

    /** The bytes of a file: the same each time for the same evidence. */
    byte[] render(DrillEvidence evidence);
}
