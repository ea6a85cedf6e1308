package io.stratoscope.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** An endpoint on the loopback interface that gives answers in the order they were put, the last one again and again. */
public final class LocalEndpoint implements AutoCloseable {

    /**
     * What a client sent.
     *
     * @param headers by their names in small letters
     */
    public record Request(String path, Map<String, String> headers, String body) {
        public String host() {
            return header("host");
        }

        public String authorization() {
            return header("authorization");
        }

        /** A header's value; empty where it was not sent. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What it is told. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;

    private record Rule(Predicate<Request> applies, Answer answer) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();

    public LocalEndpoint() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public LocalEndpoint answer(int status, String body) {
        return answer(status, Map.of(), body);
    }

    public synchronized LocalEndpoint answer(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    /** Answers every request of a kind alike, before the others are looked at. */
    public synchronized LocalEndpoint when(Predicate<Request> applies, int status, String body) {
        rules.add(new Rule(applies, new Answer(status, Map.of(), body)));
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = next(exchange, body);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private synchronized Answer next(HttpExchange exchange, String body) {
        Request request =
                new Request(
                        exchange.getRequestURI().toString(),
                        exchange.getRequestHeaders().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                                header -> header.getValue().getFirst())),
                        body);
        requests.add(request);
        for (Rule rule : rules) {
            if (rule.applies().test(request)) {
                return rule.answer();
            }
        }
        if (answers.isEmpty()) {
            return new Answer(500, Map.of(), "");
        }
        return answers.size() == 1 ? answers.getFirst() : answers.removeFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
