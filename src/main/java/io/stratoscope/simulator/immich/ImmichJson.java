package io.stratoscope.simulator.immich;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonNull;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.simulator.photos.Album;
import io.stratoscope.simulator.photos.Asset;
import io.stratoscope.simulator.photos.LibraryRows;
import io.stratoscope.simulator.photos.LibraryUser;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** How Immich writes what is in its database. */
final class ImmichJson {

    private static final JsonNull NULL = new JsonNull();

    private ImmichJson() {}

    static long count(List<Asset> assets, Asset.Kind kind) {
        return assets.stream().filter(asset -> asset.kind() == kind).count();
    }

    static long bytes(List<Asset> assets, Asset.Kind kind) {
        return assets.stream()
                .filter(asset -> asset.kind() == kind)
                .mapToLong(asset -> asset.original().size())
                .sum();
    }

    /** As everybody sees a user. */
    static ObjectBuilder user(LibraryUser user) {
        return JsonValue.object()
                .put("id", user.id().toString())
                .put("name", user.name())
                .put("email", user.email())
                .put("profileImagePath", "")
                .put("avatarColor", "primary");
    }

    /** As an administrator does. The users were there before the first upload. */
    static JsonObject userAdmin(LibraryUser user, LibraryRows rows) {
        String created = first(rows.assets()).toString();
        return user(user)
                .put("isAdmin", user.admin())
                .put("status", "active")
                .put("createdAt", created)
                .put("updatedAt", created)
                .put("deletedAt", NULL)
                .put("oauthId", "")
                .put("quotaSizeInBytes", NULL)
                .put(
                        "quotaUsageInBytes",
                        rows.assets().stream()
                                .filter(asset -> asset.owner().equals(user.id()))
                                .mapToLong(asset -> asset.original().size())
                                .sum())
                .put("shouldChangePassword", false)
                .put("storageLabel", user.admin() ? JsonValue.of("admin") : NULL)
                .put("license", NULL)
                .build();
    }

    private static Instant first(List<Asset> assets) {
        return assets.stream()
                .map(Asset::uploaded)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** An album without what is in it. */
    static ObjectBuilder album(Album album, LibraryRows rows) {
        List<Asset> inside =
                rows.assets().stream()
                        .filter(asset -> album.assets().contains(asset.id()))
                        .toList();
        String created = first(inside).toString();
        String changed =
                inside.stream()
                        .map(Asset::uploaded)
                        .max(Comparator.naturalOrder())
                        .map(Instant::toString)
                        .orElse(created);
        return JsonValue.object()
                .put("id", album.id().toString())
                .put("ownerId", album.owner().toString())
                .put("albumName", album.name())
                .put("description", "")
                .put("createdAt", created)
                .put("updatedAt", changed)
                .put(
                        "albumThumbnailAssetId",
                        inside.isEmpty() ? NULL : JsonValue.of(inside.getFirst().id().toString()))
                .put("shared", false)
                .put("hasSharedLink", false)
                .put("isActivityEnabled", true)
                .put("assetCount", album.assets().size())
                .put("albumUsers", List.of())
                .put("assets", List.of());
    }

    /**
     * @param checksum of its upload
     * @param mediaFolder where the server has its files
     */
    static ObjectBuilder asset(Asset asset, String checksum, String mediaFolder) {
        String uploaded = asset.uploaded().toString();
        return JsonValue.object()
                .put("id", asset.id().toString())
                .put("ownerId", asset.owner().toString())
                .put("deviceAssetId", asset.fileName())
                .put("deviceId", "simulated")
                .put("type", asset.kind().name())
                .put("originalPath", mediaFolder + asset.originalPath())
                .put("originalFileName", asset.fileName())
                .put("originalMimeType", mimeType(asset))
                .put("thumbhash", NULL)
                .put("createdAt", uploaded)
                .put("fileCreatedAt", uploaded)
                .put("fileModifiedAt", uploaded)
                .put("localDateTime", uploaded)
                .put("updatedAt", uploaded)
                .put("isFavorite", false)
                .put("isArchived", false)
                .put("isTrashed", false)
                .put("isOffline", false)
                .put("isEdited", false)
                .put("hasMetadata", true)
                .put("visibility", "timeline")
                .put(
                        "duration",
                        asset.kind() == Asset.Kind.VIDEO ? "0:00:12.00000" : "0:00:00.00000")
                .put("width", NULL)
                .put("height", NULL)
                .put("checksum", checksum);
    }

    /** What a photo says of itself, as far as a check needs it. */
    static JsonObject exif(Asset asset) {
        return JsonValue.object().put("fileSizeInByte", asset.original().size()).build();
    }

    static String mimeType(Asset asset) {
        return asset.kind() == Asset.Kind.VIDEO ? "video/mp4" : "image/jpeg";
    }
}
