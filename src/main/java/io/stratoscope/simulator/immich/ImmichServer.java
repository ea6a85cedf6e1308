package io.stratoscope.simulator.immich;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.stratoscope.job.RequestThreads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A load balancer's listener on a free port of this computer, which nobody else reaches. */
public final class ImmichServer implements AutoCloseable {

    /** More than any request of a check has. */
    private static final int LARGEST_BODY = 1 << 20;

    private static final String BEARER = "Bearer ";

    private final HttpServer server;
    private final RequestThreads threads = new RequestThreads("immich-");
    private final Upstream.Finder upstream;
    private final ImmichApi api;

    /**
     * Starts one.
     *
     * @param key what the administrator's programs show
     * @throws UncheckedIOException where there is no port
     */
    public ImmichServer(Upstream.Finder upstream, String key) {
        this.upstream = upstream;
        api = new ImmichApi(key);
        // Else the end of each answer waits 40 ms for the other side to confirm its begin.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a simulated server", e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        // It takes connections already; its own thread, begun by one of ours, does not keep the
        // program alive.
        threads.execute(server::start);
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", reply.contentType());
            reply.location().ifPresent(location -> headers.set("Location", location));
            boolean bare = "HEAD".equals(exchange.getRequestMethod()) || reply.length() == 0;
            exchange.sendResponseHeaders(reply.status(), bare ? -1 : reply.length());
            if (!bare) {
                try (InputStream body = reply.body().get()) {
                    body.transferTo(exchange.getResponseBody());
                }
            }
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        String path = exchange.getRequestURI().getRawPath();
        return switch (upstream.find(query.isEmpty() ? path : path + "?" + query)) {
            case Upstream.NoTarget() -> Reply.page(503, "Service Temporarily Unavailable");
            case Upstream.Silent() -> Reply.page(502, "Bad Gateway");
            case Upstream.Redirect(int status, String location) -> Reply.redirect(status, location);
            case Upstream.Fixed(int status, String contentType, String body) ->
                    Reply.text(status, contentType, body);
            case Upstream.Forward(Immich immich) -> forwarded(exchange, query, immich);
        };
    }

    private Reply forwarded(HttpExchange exchange, String query, Immich immich) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Reply.error(413, "Payload Too Large", "request entity too large");
        }
        Headers headers = exchange.getRequestHeaders();
        return api.answer(
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        query,
                        Optional.ofNullable(headers.getFirst("x-api-key")),
                        Optional.ofNullable(headers.getFirst("Authorization"))
                                .filter(value -> value.startsWith(BEARER))
                                .map(value -> value.substring(BEARER.length())),
                        new String(body, StandardCharsets.UTF_8)),
                immich);
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
