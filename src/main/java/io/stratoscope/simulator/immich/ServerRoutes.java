package io.stratoscope.simulator.immich;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.simulator.photos.Asset;
import io.stratoscope.simulator.photos.LibraryUser;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the server says of itself. */
final class ServerRoutes {

    /** How large EFS says that its file systems are: 8 EiB. */
    private static final long DISK = Long.MAX_VALUE;

    private static final double GIBIBYTE = 1 << 30;
    private static final int TRASH_DAYS = 30;
    private static final int USER_DELETE_DAYS = 7;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final List<String> OFF =
            List.of("configFile", "email", "importFaces", "oauth", "oauthAutoLaunch", "ocr");
    private static final List<String> ON =
            List.of(
                    "duplicateDetection",
                    "facialRecognition",
                    "map",
                    "passwordLogin",
                    "reverseGeocoding",
                    "search",
                    "sidecar",
                    "smartSearch",
                    "trash");

    List<Route> routes() {
        return List.of(
                get("/server/ping", Route.Access.SHALLOW, _ -> pong()),
                get("/server/version", Route.Access.SHALLOW, ServerRoutes::version),
                get("/server/config", Route.Access.OPEN, ServerRoutes::config),
                get("/server/features", Route.Access.OPEN, _ -> features()),
                get("/server/about", Route.Access.USER, ServerRoutes::about),
                get("/server/statistics", Route.Access.ADMIN, ServerRoutes::statistics),
                get("/server/storage", Route.Access.USER, ServerRoutes::storage),
                Route.of(
                        "POST",
                        "/admin/maintenance",
                        Route.Access.ADMIN,
                        ServerRoutes::maintenance));
    }

    private static Route get(String path, Route.Access access, Function<Call, Reply> handler) {
        return Route.of("GET", path, access, handler);
    }

    private static Reply pong() {
        return Reply.json(200, JsonValue.object().put("res", "pong").build());
    }

    private static Reply version(Call call) {
        List<Long> numbers =
                NUMBER.matcher(call.immich().version())
                        .results()
                        .map(MatchResult::group)
                        .map(Long::parseLong)
                        .toList();
        return Reply.json(
                200,
                JsonValue.object()
                        .put("major", at(numbers, 0))
                        .put("minor", at(numbers, 1))
                        .put("patch", at(numbers, 2))
                        .build());
    }

    private static long at(List<Long> numbers, int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    private static Reply config(Call call) {
        boolean initialised = call.rows().users().stream().anyMatch(LibraryUser::admin);
        return Reply.json(
                200,
                JsonValue.object()
                        .put("loginPageMessage", "")
                        .put("trashDays", TRASH_DAYS)
                        .put("userDeleteDelay", USER_DELETE_DAYS)
                        .put("oauthButtonText", "Login with OAuth")
                        .put("isInitialized", initialised)
                        .put("isOnboarded", initialised)
                        .put("externalDomain", "")
                        .put("publicUsers", true)
                        .put("mapDarkStyleUrl", "https://tiles.immich.cloud/v1/style/dark.json")
                        .put("mapLightStyleUrl", "https://tiles.immich.cloud/v1/style/light.json")
                        .put("maintenanceMode", call.immich().isInMaintenance())
                        .build());
    }

    private static Reply features() {
        ObjectBuilder all = JsonValue.object();
        OFF.forEach(name -> all.put(name, false));
        ON.forEach(name -> all.put(name, true));
        return Reply.json(200, all.build());
    }

    private static Reply about(Call call) {
        String version = "v" + call.immich().version();
        return Reply.json(
                200,
                JsonValue.object()
                        .put("version", version)
                        .put(
                                "versionUrl",
                                "https://github.com/immich-app/immich/releases/tag/" + version)
                        .put("licensed", false)
                        .build());
    }

    private static Reply statistics(Call call) {
        List<JsonObject> byUser =
                call.rows().users().stream()
                        .map(user ->
                                usage(call, Optional.of(user))
                                        .put("userId", user.id().toString())
                                        .put("userName", user.name())
                                        .put("quotaSizeInBytes", new JsonValue.JsonNull())
                                        .build())
                        .toList();
        return Reply.json(200, usage(call, Optional.empty()).put("usageByUser", byUser).build());
    }

    private static ObjectBuilder usage(Call call, Optional<LibraryUser> of) {
        List<Asset> assets =
                call.rows().assets().stream()
                        .filter(asset -> of.isEmpty() || asset.owner().equals(of.get().id()))
                        .toList();
        long photos = ImmichJson.count(assets, Asset.Kind.IMAGE);
        long photoBytes = ImmichJson.bytes(assets, Asset.Kind.IMAGE);
        long videoBytes = ImmichJson.bytes(assets, Asset.Kind.VIDEO);
        return JsonValue.object()
                .put("photos", photos)
                .put("videos", assets.size() - photos)
                .put("usage", photoBytes + videoBytes)
                .put("usagePhotos", photoBytes)
                .put("usageVideos", videoBytes);
    }

    private static Reply storage(Call call) {
        long used = call.immich().bytes();
        return Reply.json(
                200,
                JsonValue.object()
                        .put("diskSize", "8.0 EiB")
                        .put("diskUse", String.format(Locale.ROOT, "%.1f GiB", used / GIBIBYTE))
                        .put("diskAvailable", "8.0 EiB")
                        .put("diskSizeRaw", DISK)
                        .put("diskUseRaw", used)
                        .put("diskAvailableRaw", DISK - used)
                        .put("diskUsagePercentage", 0)
                        .build());
    }

    private static Reply maintenance(Call call) {
        Optional<String> action = call.request().json().flatMap(body -> body.text("action"));
        if (action.filter(List.of("start", "end")::contains).isEmpty()) {
            return Reply.invalid(List.of("action must be one of: start, end"));
        }
        call.immich().maintain("start".equals(action.get()));
        return Reply.text(201, "text/plain", "");
    }
}
