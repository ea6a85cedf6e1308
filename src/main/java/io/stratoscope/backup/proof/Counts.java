package io.stratoscope.backup.proof;

import java.net.URI;

/**
 * How much a server has, as its API tells it.
 *
 * @param users all of them
 * @param albums those of the API key's user
 * @param assets photos and videos of all users, what is in the bin not among them
 */
public record Counts(long users, long albums, long assets) {

    /** What came of counting. */
    public sealed interface Counting {}

    /** So many. */
    public record Counted(Counts counts) implements Counting {}

    /**
     * Not counted.
     *
     * @param words why, and what to do, in one line
     */
    public record Uncounted(String words) implements Counting {}

    /** Counts what a server has now: to be kept with a restore point, so that a drill need not ask the live server. */
    public static Counting of(URI base, ApiKey key) {
        try (ImmichServer server = new ImmichServer(base, key, Limits.USUAL)) {
            return switch (of(server)) {
                case Answer.Given<Counts>(Counts counts) -> new Counted(counts);
                case Answer.Missing<Counts> missing -> new Uncounted(missing.words());
            };
        }
    }

    static Answer<Counts> of(ImmichServer server) {
        return server.users()
                .then(users ->
                        server.albums()
                                .then(albums ->
                                        server.usage()
                                                .then(usage ->
                                                        new Answer.Given<>(
                                                                new Counts(
                                                                        users.size(),
                                                                        albums.size(),
                                                                        usage.assets())))));
    }
}
