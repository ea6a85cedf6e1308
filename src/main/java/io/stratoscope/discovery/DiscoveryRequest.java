package io.stratoscope.discovery;

import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import java.util.List;
import java.util.Optional;

/**
 * What to discover.
 *
 * @param regions never empty; global services are looked at besides
 * @param previous an earlier snapshot of the same scope: what cannot be read now keeps what it said, marked stale
 */
public record DiscoveryRequest(Scope scope, List<String> regions, Optional<Snapshot> previous) {
    public DiscoveryRequest {
        regions = List.copyOf(regions);
    }
}
