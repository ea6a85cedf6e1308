package io.stratoscope.simulator.immich;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way into the server.
 *
 * @param path below {@code /api}; may have one group, for an id
 */
record Route(String method, Pattern path, Access access, Function<Call, Reply> handler) {

    /** Whom it lets in, and what it needs. */
    enum Access {
        /** Anybody, and no database. */
        SHALLOW,
        /** Anybody. */
        OPEN,
        /** Who has a key or is logged in. */
        USER,
        /** An administrator. */
        ADMIN
    }

    private static final String ID = "{id}";

    /**
     * @param path as the documents of Immich write it, with {@code {id}} for an id
     */
    static Route of(String method, String path, Access access, Function<Call, Reply> handler) {
        int id = path.indexOf(ID);
        String form =
                id < 0
                        ? Pattern.quote("/api" + path)
                        : Pattern.quote("/api" + path.substring(0, id))
                                + "([^/]+)"
                                + Pattern.quote(path.substring(id + ID.length()));
        return new Route(method, Pattern.compile(form), access, handler);
    }

    /** The id in the path of a request for this, empty text where it needs none; empty where the request is for something else. */
    Optional<String> matches(Request request) {
        Matcher matcher = path.matcher(request.path());
        if (!method.equals(request.method()) || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(matcher.groupCount() == 0 ? "" : matcher.group(1));
    }
}
