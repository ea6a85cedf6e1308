package io.stratoscope.simulator.immich;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.simulator.photos.Album;
import io.stratoscope.simulator.photos.Asset;
import io.stratoscope.simulator.photos.StoredFile;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Photos, videos and albums. */
final class AssetRoutes {

    private final Checksums checksums;
    private final SearchRoutes search;

    AssetRoutes(Checksums checksums) {
        this.checksums = checksums;
        search = new SearchRoutes(this::asset);
    }

    List<Route> routes() {
        return List.of(
                get("/assets/statistics", AssetRoutes::statistics),
                get("/assets/{id}", this::info),
                get("/assets/{id}/original", AssetRoutes::original),
                get("/assets/{id}/thumbnail", AssetRoutes::thumbnail),
                get("/albums", AssetRoutes::albums),
                get("/albums/{id}", this::album),
                Route.of("POST", "/search/metadata", Route.Access.USER, search::metadata),
                Route.of("POST", "/search/statistics", Route.Access.USER, search::statistics));
    }

    private static Route get(String path, Function<Call, Reply> handler) {
        return Route.of("GET", path, Route.Access.USER, handler);
    }

    private static Reply statistics(Call call) {
        List<Asset> own = call.ownAssets().toList();
        long images = ImmichJson.count(own, Asset.Kind.IMAGE);
        return Reply.json(
                200,
                JsonValue.object()
                        .put("images", images)
                        .put("videos", own.size() - images)
                        .put("total", own.size())
                        .build());
    }

    private ObjectBuilder asset(Call call, Asset asset) {
        return ImmichJson.asset(asset, checksums.of(asset.original()), call.immich().mediaFolder());
    }

    private static Optional<Asset> own(Call call, UUID id) {
        return call.ownAssets().filter(asset -> asset.id().equals(id)).findFirst();
    }

    private Reply info(Call call) {
        return call.about(
                "asset.read",
                id -> own(call, id),
                asset ->
                        Reply.json(
                                200,
                                asset(call, asset)
                                        .put("exifInfo", ImmichJson.exif(asset))
                                        .build()));
    }

    /** A file that is lost, and only that, tells that it is. */
    private static Reply original(Call call) {
        return call.about(
                "asset.download",
                id -> own(call, id),
                asset -> file(call, asset.originalPath(), ImmichJson.mimeType(asset)));
    }

    private static Reply thumbnail(Call call) {
        String size = call.request().parameter("size").orElse("thumbnail");
        if (!List.of("thumbnail", "preview").contains(size)) {
            return Reply.invalid(List.of("size must be one of: fullsize, preview, thumbnail"));
        }
        return call.about(
                "asset.view",
                id -> own(call, id),
                asset -> {
                    if (!asset.isWorkedOn(call.immich().now())) {
                        return Reply.error(404, "Not Found", "Asset media not found");
                    }
                    return "preview".equals(size)
                            ? file(call, asset.previewPath(), "image/jpeg")
                            : file(call, asset.thumbnailPath(), "image/webp");
                });
    }

    private static Reply file(Call call, String path, String contentType) {
        Optional<StoredFile> file = call.immich().file(path);
        return file.map(found -> Reply.file(contentType, found)).orElseGet(Reply::broken);
    }

    private static Reply albums(Call call) {
        boolean sharedOnly = call.request().parameter("shared").filter("true"::equals).isPresent();
        List<JsonObject> own =
                call.rows().albums().stream()
                        .filter(album -> !sharedOnly && isOwn(call, album))
                        .map(album -> ImmichJson.album(album, call.rows()).build())
                        .toList();
        return Reply.json(200, JsonValue.of(own));
    }

    private static boolean isOwn(Call call, Album album) {
        return album.owner().equals(call.user().id());
    }

    private Reply album(Call call) {
        boolean without =
                call.request().parameter("withoutAssets").filter("true"::equals).isPresent();
        return call.about(
                "album.read",
                id ->
                        call.rows().albums().stream()
                                .filter(album -> album.id().equals(id) && isOwn(call, album))
                                .findFirst(),
                album ->
                        Reply.json(
                                200,
                                ImmichJson.album(album, call.rows())
                                        .put("assets", without ? List.of() : inside(call, album))
                                        .build()));
    }

    private List<JsonObject> inside(Call call, Album album) {
        return call.rows().assets().stream()
                .filter(asset -> album.assets().contains(asset.id()))
                .map(asset -> asset(call, asset).build())
                .toList();
    }
}
