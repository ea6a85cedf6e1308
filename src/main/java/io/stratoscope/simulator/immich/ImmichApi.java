package io.stratoscope.simulator.immich;

import io.stratoscope.simulator.photos.LibraryRows;
import io.stratoscope.simulator.photos.LibraryUser;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Immich answers. Who may not, gets 401; what there is no way to, or not by this method, 404; what is somebody else's or
 * nobody's, 400; and what needs a database that does not answer, 500.
 */
final class ImmichApi {

    private static final String UNAUTHORIZED = "Unauthorized";

    private final String key;
    private final List<Route> routes;

    /**
     * @param key what the administrator's programs show, and the password of all users
     */
    ImmichApi(String key) {
        this.key = key;
        routes =
                Stream.of(
                                new ServerRoutes().routes(),
                                new UserRoutes(key).routes(),
                                new AssetRoutes(new Checksums()).routes())
                        .flatMap(List::stream)
                        .toList();
    }

    Reply answer(Request request, Immich immich) {
        for (Route route : routes) {
            Optional<String> id = route.matches(request);
            if (id.isPresent()) {
                return answer(route, id.get(), request, immich);
            }
        }
        return Reply.error(404, "Not Found", "Cannot " + request.method() + " " + request.path());
    }

    private Reply answer(Route route, String id, Request request, Immich immich) {
        if (route.access() == Route.Access.SHALLOW) {
            return route.handler()
                    .apply(new Call(request, immich, LibraryRows.NONE, Optional.empty(), id));
        }
        Optional<LibraryRows> rows = immich.rows();
        if (rows.isEmpty()) {
            return Reply.broken();
        }
        Optional<LibraryUser> user = user(request, rows.get());
        Call call = new Call(request, immich, rows.get(), user, id);
        return switch (route.access()) {
            case SHALLOW, OPEN -> route.handler().apply(call);
            case USER -> user.isEmpty() ? refused(request) : route.handler().apply(call);
            case ADMIN -> {
                if (user.isEmpty()) {
                    yield refused(request);
                }
                yield user.get().admin()
                        ? route.handler().apply(call)
                        : Reply.error(403, "Forbidden", "Forbidden");
            }
        };
    }

    private static Reply refused(Request request) {
        if (request.key().isPresent()) {
            return Reply.error(401, UNAUTHORIZED, "Invalid API key");
        }
        return Reply.error(
                401,
                UNAUTHORIZED,
                request.token().isPresent() ? "Invalid user token" : "Authentication required");
    }

    /** Keys and tokens are in the database: without its rows, none is known. */
    private Optional<LibraryUser> user(Request request, LibraryRows rows) {
        if (request.key().isPresent()) {
            return rows.users().stream()
                    .filter(user -> user.admin() && request.key().get().equals(key))
                    .findFirst();
        }
        return rows.users().stream()
                .filter(user -> request.token().filter(UserRoutes.token(user)::equals).isPresent())
                .findFirst();
    }
}
