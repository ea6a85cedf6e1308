package io.stratoscope.ui.session;

import io.stratoscope.model.Arn;

import java.time.Instant;
import java.util.Optional;

/**
 * Whose log lines are to be seen.
 *
 * @param resource whose
 * @param moment of which time; empty for the newest
 * @param filter which of them; empty for all
 */
public record LogPlace(Arn resource, Optional<Instant> moment, String filter) {

    /** All lines. */
    public LogPlace(Arn resource, Optional<Instant> moment) {
        this(resource, moment, "");
    }

    /**
     * The lines of one task of a service.
     *
     * @param task its ARN
     */
    public static LogPlace ofTask(Arn service, Arn task, Optional<Instant> moment) {
        return new LogPlace(service, moment, "@logStream=" + task.lastSegment());
    }
}
