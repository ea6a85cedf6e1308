package io.stratoscope.simulator.photos;

import java.util.List;
import java.util.UUID;

/** Photos that somebody put together. */
public record Album(UUID id, UUID owner, String name, List<UUID> assets) {
    public Album {
        assets = List.copyOf(assets);
    }
}
