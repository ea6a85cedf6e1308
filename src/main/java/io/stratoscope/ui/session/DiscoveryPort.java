package io.stratoscope.ui.session;

import io.stratoscope.job.JobContext;
import io.stratoscope.model.Snapshot;

import java.util.Optional;

/** Finds the project's resources. */
@FunctionalInterface
public interface DiscoveryPort {
    /**
     * Discovers once.
     *
     * @param previous the snapshot on screen; what cannot be read now keeps what it said
     */
    Snapshot discover(Optional<Snapshot> previous, JobContext job);
}
