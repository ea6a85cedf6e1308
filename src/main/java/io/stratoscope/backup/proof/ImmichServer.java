package io.stratoscope.backup.proof;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.ObjectBuilder;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A server of Immich, as its API tells of itself: what versions 1.132 to 3.0 have in common. */
final class ImmichServer implements AutoCloseable {

    /** The most that an original may have whose size its row does not tell. */
    private static final long LARGEST = 64L << 30;

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

    /** How many the key's user had at a time, of those that are there now. */
    Answer<Long> ownAssets(Instant until) {
        return http.post(
                "/api/search/statistics", until(until).build(), fields -> fields.count("total"));
    }

    /**
     * One of them.
     *
     * @param place from 1 on, oldest first; empty where there are fewer
     */
    Answer<Optional<AssetRow>> asset(Instant until, int place) {
        return http.post(
                "/api/search/metadata",
                until(until)
                        .put("page", place)
                        .put("size", 1)
                        .put("order", "asc")
                        .put("withExif", true)
                        .build(),
                fields ->
                        fields.field("assets").items("items").stream()
                                .map(AssetRow::of)
                                .findFirst());
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
