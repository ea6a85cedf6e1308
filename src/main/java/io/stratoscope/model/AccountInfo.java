package io.stratoscope.model;

/**
 * Which account a snapshot is of.
 *
 * @param id twelve digits
 * @param label how the operator named it: {@code profile immich}, {@code simulated}
 * @param simulated whether nothing of it is real
 */
public record AccountInfo(String id, String label, boolean simulated) {}
