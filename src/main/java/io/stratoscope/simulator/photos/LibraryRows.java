package io.stratoscope.simulator.photos;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    /** The same users with only those photos that were uploaded at such times; an album of which none is left is not there. */
    public LibraryRows uploaded(Predicate<Instant> then) {
        List<Asset> left = assets.stream().filter(asset -> then.test(asset.uploaded())).toList();
        if (left.size() == assets.size()) {
            return this;
        }
        Set<UUID> ids = left.stream().map(Asset::id).collect(Collectors.toSet());
        return new LibraryRows(
                users,
                albums.stream()
                        .map(album -> album.only(ids))
                        .filter(album -> !album.assets().isEmpty())
                        .toList(),
                left);
    }
}
