package io.stratoscope.backup.proof;

import io.stratoscope.model.Failure;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A server of Immich, as its API tells of itself: what versions 1.132 to 3.0 have in common. */
final class ImmichServer implements AutoCloseable {

    /** The most that an original may have whose size its row does not tell. */
    private static final long LARGEST = 64L << 30;

    /** The most that Immich gives at once. */
    private static final int PAGE_SIZE = 1000;

    private static final int LAST_PAGE = 100_000;
    private static final int NOT_FOUND = 404;
    private static final long LARGEST_THUMBNAIL = 16 << 20;

    /**
     * @param maintenance absent before version 2.3, which knew none
     */
    record Config(boolean initialised, boolean maintenance) {}

    /**
     * @param assets photos and videos of all users
     * @param byUser the same, by user
     */
    record Usage(long assets, Map<String, Long> byUser) {}

    private record Page(List<AssetRow> rows, boolean more) {}

    private final ImmichHttp http;

    ImmichServer(URI base, ApiKey key, Limits limits) {
        http = new ImmichHttp(base, key, limits);
    }

    Answer<Config> config() {
        return http.get(
                "/api/server/config",
                fields ->
                        new Config(
                                fields.truth("isInitialized"),
                                fields.has("maintenanceMode") && fields.truth("maintenanceMode")));
    }

    /** As {@code 2.7.5}. */
    Answer<String> version() {
        return http.get(
                "/api/server/version",
                fields ->
                        fields.count("major")
                                + "."
                                + fields.count("minor")
                                + "."
                                + fields.count("patch"));
    }

    /** Answered only with a database, though nothing is asked of it that matters. */
    Answer<Boolean> features() {
        return http.get("/api/server/features", fields -> fields.truth("passwordLogin"));
    }

    Answer<Usage> usage() {
        return http.get(
                "/api/server/statistics",
                fields -> {
                    Map<String, Long> byUser = new TreeMap<>();
                    fields.items("usageByUser")
                            .forEach(user -> byUser.put(user.text("userId"), assets(user)));
                    return new Usage(assets(fields), byUser);
                });
    }

    private static long assets(JsonFields fields) {
        return fields.count("photos") + fields.count("videos");
    }

    Answer<List<NamedRow>> users() {
        return http.get(
                "/api/admin/users", fields -> fields.items().stream().map(NamedRow::user).toList());
    }

    /** Those of the key's user. */
    Answer<List<NamedRow>> albums() {
        return http.get(
                "/api/albums", fields -> fields.items().stream().map(NamedRow::album).toList());
    }

    /**
     * How many the key's user had at a time, of those that are there now. Where the server does not count up to a time, all of them
     * are paged through.
     */
    Answer<Long> ownAssets(Instant until) {
        Answer<Long> counted = counted(until);
        return counted instanceof Answer.Missing<Long>(int status, Failure _)
                        && status == NOT_FOUND
                ? assets(until, _ -> {})
                : counted;
    }

    private Answer<Long> counted(Instant until) {
        return http.post(
                "/api/search/statistics", until(until).build(), fields -> fields.count("total"));
    }

    /** Tells each of them, oldest first, a page at a time; answers how many there were. */
    Answer<Long> assets(Instant until, Consumer<AssetRow> each) {
        long count = 0;
        for (int page = 1; page <= LAST_PAGE; page++) {
            switch (page(until, page)) {
                case Answer.Missing<Page> missing -> {
                    return missing.of();
                }
                case Answer.Given<Page>(Page rows) -> {
                    rows.rows().forEach(each);
                    count += rows.rows().size();
                    if (!rows.more() || rows.rows().isEmpty()) {
                        return new Answer.Given<>(count);
                    }
                }
            }
        }
        return new Answer.Given<>(count);
    }

    private Answer<Page> page(Instant until, int page) {
        return http.post(
                "/api/search/metadata",
                page(until, page, PAGE_SIZE).build(),
                fields -> {
                    JsonFields assets = fields.field("assets");
                    return new Page(rows(assets), assets.holds("nextPage"));
                });
    }

    /**
     * One of them.
     *
     * @param place from 1 on, oldest first; empty where there are fewer
     */
    Answer<Optional<AssetRow>> asset(Instant until, int place) {
        return http.post(
                "/api/search/metadata",
                page(until, place, 1).build(),
                fields -> rows(fields.field("assets")).stream().findFirst());
    }

    private static List<AssetRow> rows(JsonFields assets) {
        return assets.items("items").stream().map(AssetRow::of).toList();
    }

    private static ObjectBuilder page(Instant until, int page, int size) {
        return until(until)
                .put("page", page)
                .put("size", size)
                .put("order", "asc")
                .put("withExif", true);
    }

    private static ObjectBuilder until(Instant time) {
        return JsonValue.object().put("createdBefore", time.toString());
    }

    /** An original; one that is longer than its row says is given up. */
    Answer<Download> original(AssetRow asset) {
        return http.download(
                "/api/assets/" + asset.id() + "/original", asset.size().orElse(LARGEST));
    }

    Answer<Download> thumbnail(AssetRow asset) {
        return http.download("/api/assets/" + asset.id() + "/thumbnail", LARGEST_THUMBNAIL);
    }

    @Override
    public void close() {
        http.close();
    }
}
