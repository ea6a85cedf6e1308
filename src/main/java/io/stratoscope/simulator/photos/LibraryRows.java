package io.stratoscope.simulator.photos;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the database of a photo server says at one time. */
public record LibraryRows(List<LibraryUser> users, List<Album> albums, List<Asset> assets) {

    /** A database into which nothing was written. */
    public static final LibraryRows NONE = new LibraryRows(List.of(), List.of(), List.of());

    public LibraryRows {
        users = List.copyOf(users);
        albums = List.copyOf(albums);
        assets = List.copyOf(assets);
    }

    public Optional<Asset> asset(UUID id) {
        return assets.stream().filter(asset -> asset.id().equals(id)).findFirst();
    }
}
