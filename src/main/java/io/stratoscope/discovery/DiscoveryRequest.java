package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to discover.
 *
 * @param regions never empty; global services are looked at besides
 * @param previous an earlier snapshot of the same scope: what cannot be read now keeps what it said, marked stale
 * @param named looked at too, whoever else names them: what somebody outside of the account says is there
 */
public record DiscoveryRequest(
        Scope scope, List<String> regions, Optional<Snapshot> previous, Set<Arn> named) {
    public DiscoveryRequest {
        regions = List.copyOf(regions);
        named = Set.copyOf(named);
    }

    /** Nobody outside of the account names anything. */
    public DiscoveryRequest(Scope scope, List<String> regions, Optional<Snapshot> previous) {
        this(scope, regions, previous, Set.of());
    }
}
