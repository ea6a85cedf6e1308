package io.stratoscope.simulator.immich;

import io.stratoscope.simulator.photos.Asset;
import io.stratoscope.simulator.photos.LibraryRows;
import io.stratoscope.simulator.photos.LibraryUser;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request that was let in.
 *
 * @param rows what the database said; nothing where the route does not ask it
 * @param caller who asks; empty where anybody may
 * @param id what stands in the path where the route has a place for it, else empty text
 */
record Call(
        Request request, Immich immich, LibraryRows rows, Optional<LibraryUser> caller, String id) {

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    LibraryUser user() {
        return caller.orElseThrow();
    }

    /** The assets of the one who asks: nobody sees those of others. */
    Stream<Asset> ownAssets() {
        UUID me = user().id();
        return rows.assets().stream().filter(asset -> asset.owner().equals(me));
    }

    /**
     * An answer about what is in the path.
     *
     * @param permission as an error names it
     * @param find empty where there is none, or it is somebody else's: no answer tells which
     */
    <T> Reply about(
            String permission, Function<UUID, Optional<T>> find, Function<T, Reply> answer) {
        if (!UUID_FORM.matcher(id).matches()) {
            return Reply.invalid(List.of("id must be a UUID"));
        }
        return find.apply(UUID.fromString(id))
                .map(answer)
                .orElseGet(() ->
                        Reply.error(
                                400, "Bad Request", "Not found or no " + permission + " access"));
    }
}
