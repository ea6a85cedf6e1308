package io.stratoscope.simulator.immich;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.simulator.photos.StoredFile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What goes back for one request.
 *
 * @param length of the body in bytes
 * @param body what is sent; opened once
 */
record Reply(
        int status,
        String contentType,
        Optional<String> location,
        long length,
        Supplier<InputStream> body) {

    private static final String JSON = "application/json; charset=utf-8";

    static Reply json(int status, JsonValue value) {
        return text(status, JSON, JsonText.compact(value));
    }

    static Reply text(int status, String contentType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Reply(
                status,
                contentType,
                Optional.empty(),
                bytes.length,
                () -> new ByteArrayInputStream(bytes));
    }

    static Reply file(String contentType, StoredFile file) {
        return new Reply(200, contentType, Optional.empty(), file.size(), file::content);
    }

    /** The load balancer's own page. */
    static Reply page(int status, String words) {
        String title = status + " " + words;
        return text(
                status,
                "text/html",
                """
                <html>
                <head><title>%1$s</title></head>
                <body>
                <center><h1>%1$s</h1></center>
                </body>
                </html>
                """
                        .formatted(title)
                        .replace("\n", "\r\n"));
    }

    static Reply redirect(int status, String location) {
        String words = status == 301 ? "Moved Permanently" : "Found";
        Reply page = page(status, words);
        return new Reply(status, page.contentType, Optional.of(location), page.length, page.body);
    }

    /** An error in Nest's form. */
    static Reply error(int status, String error, String message) {
        return error(status, error, JsonValue.of(message));
    }

    /** The same for a request that is wrong in several places. */
    static Reply invalid(List<String> messages) {
        return error(
                400, "Bad Request", JsonValue.of(messages.stream().map(JsonValue::of).toList()));
    }

    private static Reply error(int status, String error, JsonValue message) {
        return json(
                status,
                JsonValue.object()
                        .put("message", message)
                        .put("error", error)
                        .put("statusCode", status)
                        .put("correlationId", "simulated")
                        .build());
    }

    /** Something in the server broke: it says no more than that. */
    static Reply broken() {
        return error(500, "Internal Server Error", "Internal server error");
    }
}
