package io.stratoscope.simulator.immich;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.simulator.photos.LibraryUser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is there, and how they come in. */
final class UserRoutes {

    private final String password;

    UserRoutes(String password) {
        this.password = password;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/auth/login", Route.Access.OPEN, this::login),
                Route.of("GET", "/users", Route.Access.USER, UserRoutes::users),
                Route.of("GET", "/admin/users", Route.Access.ADMIN, UserRoutes::admin));
    }

    /** What a user shows who logged in: his own, and always the same. */
    static String token(LibraryUser user) {
        return UUID.nameUUIDFromBytes(("token of " + user.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Reply login(Call call) {
        Optional<JsonObject> body = call.request().json();
        Optional<String> email = body.flatMap(json -> json.text("email"));
        Optional<String> secret = body.flatMap(json -> json.text("password"));
        if (email.isEmpty() || secret.isEmpty()) {
            return Reply.invalid(List.of("email must be an email", "password should not be empty"));
        }
        return call.rows().users().stream()
                .filter(user -> user.email().equalsIgnoreCase(email.get()))
                .filter(_ -> secret.get().equals(password))
                .findFirst()
                .map(UserRoutes::entered)
                .orElseGet(() -> Reply.error(401, "Unauthorized", "Incorrect email or password"));
    }

    private static Reply entered(LibraryUser user) {
        return Reply.json(
                201,
                JsonValue.object()
                        .put("accessToken", token(user))
                        .put("userId", user.id().toString())
                        .put("userEmail", user.email())
                        .put("name", user.name())
                        .put("isAdmin", user.admin())
                        .put("profileImagePath", "")
                        .put("shouldChangePassword", false)
                        .put("isOnboarded", true)
                        .build());
    }

    private static Reply users(Call call) {
        return Reply.json(
                200,
                JsonValue.of(
                        call.rows().users().stream()
                                .map(ImmichJson::user)
                                .map(ObjectBuilder::build)
                                .toList()));
    }

    private static Reply admin(Call call) {
        return Reply.json(
                200,
                JsonValue.of(
                        call.rows().users().stream()
                                .map(user -> ImmichJson.userAdmin(user, call.rows()))
                                .toList()));
    }
}
