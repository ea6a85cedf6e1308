package io.stratoscope.backup.proof;

import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;

/** The originals that should be there, as the rows of a server tell of them: to be compared with what a bucket or a disk has. */
public final class RowInventory {

    private RowInventory() {}

    /** What came of reading them. */
    public sealed interface Reading {}

    /** All were told. */
    public record Read(long count) implements Reading {}

    /**
     * Not all were told.
     *
     * @param words why, and what to do, in one line
     */
    public record Unread(String words) implements Reading {}

    /**
     * Tells each original of the key's user, with its path in the server, its size where it is known, and SHA-1 in Base64; oldest
     * first, so {@link InventorySort} has to sort them.
     *
     * @param until those that were uploaded by then
     */
    public static Reading read(
            URI base, ApiKey key, Instant until, Consumer<InventoryEntry> each) {
        try (ImmichServer server = new ImmichServer(base, key, Limits.USUAL)) {
            return switch (server.assets(
                    until,
                    row ->
                            each.accept(
                                    new InventoryEntry(
                                            row.path(),
                                            row.size().orElse(InventoryEntry.UNKNOWN),
                                            row.checksum(),
                                            "")))) {
                case Answer.Given<Long>(Long count) -> new Read(count);
                case Answer.Missing<Long> missing -> new Unread(missing.words());
            };
        }
    }
}
