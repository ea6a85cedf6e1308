package io.stratoscope.ui.backups;

import java.time.Instant;

/**
 * What a drill said of a restore point.
 *
 * @param at when it ended
 * @param passed whether it restored from it and all its checks passed
 */
public record Proof(Instant at, boolean passed) {}
