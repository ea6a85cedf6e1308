package io.stratoscope.simulator.photos;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Photos that somebody put together. */
public record Album(UUID id, UUID owner, String name, List<UUID> assets) {
    public Album {
        assets = List.copyOf(assets);
    }

    /** The same with those of its photos that are among these. */
    Album only(Set<UUID> some) {
        return new Album(id, owner, name, assets.stream().filter(some::contains).toList());
    }
}
