package io.stratoscope.ui.session;

import io.stratoscope.model.Arn;

import java.time.Instant;
import java.util.Optional;

/**
 * Whose log lines are to be seen.
 *
 * @param resource whose
 * @param moment of which time; empty for the newest
 */
public record LogPlace(Arn resource, Optional<Instant> moment) {}
