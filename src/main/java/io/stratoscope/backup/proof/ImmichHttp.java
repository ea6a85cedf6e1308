package io.stratoscope.backup.proof;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Asks one server. Redirects are not followed: the key is for nobody else. */
final class ImmichHttp implements AutoCloseable {

    private static final String GET = "GET ";
    private static final String POST = "POST ";

    private final URI base;
    private final ApiKey key;
    private final Limits limits;
    private final HttpFailures failures;
    private final HttpClient client;

    /**
     * @param base with which all addresses begin, up to {@code /api}
     */
    ImmichHttp(URI base, ApiKey key, Limits limits) {
        this.base = base;
        this.key = key;
        this.limits = limits;
        failures = new HttpFailures(base);
        client =
                HttpClient.newBuilder()
                        .followRedirects(Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(limits.connect())
                        .build();
    }

    /** A value of JSON, read as something. */
    <T> Answer<T> get(String path, Function<JsonFields, T> reading) {
        return json(GET + path, request(path).GET().build(), reading);
    }

    /** The same, for what is asked with a body. */
    <T> Answer<T> post(String path, JsonValue body, Function<JsonFields, T> reading) {
        HttpRequest request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JsonText.compact(body)))
                        .build();
        return json(POST + path, request, reading);
    }

    private <T> Answer<T> json(
            String action, HttpRequest request, Function<JsonFields, T> reading) {
        return this.<String>send(
                        action,
                        request,
                        info -> new BoundedBody<>(new Text(), limits.bytes()),
                        limits.answer(),
                        limits.bytes())
                .then(text -> read(action, text, reading));
    }

    private <T> Answer<T> read(String action, String text, Function<JsonFields, T> reading) {
        try {
            return new Answer.Given<>(reading.apply(new JsonFields(JsonText.parse(text))));
        } catch (JsonFormatException _) {
            return missing(200, failures.strange(action, "with something that is no JSON"));
        } catch (JsonFields.StrangeException e) {
            return missing(200, failures.strange(action, e.what()));
        }
    }

    /**
     * A file, as it comes.
     *
     * @param most bytes
     */
    Answer<Download> download(String path, long most) {
        return send(
                GET + path,
                request(path).GET().build(),
                info ->
                        new BoundedBody<>(
                                new Download.Digest(
                                        info.headers().firstValue("content-type").orElse("")),
                                most),
                limits.download(most),
                most);
    }

    private HttpRequest.Builder request(String path) {
        String origin = base.toString();
        return HttpRequest.newBuilder(
                        URI.create(
                                (origin.endsWith("/")
                                                ? origin.substring(0, origin.length() - 1)
                                                : origin)
                                        + path))
                .header("x-api-key", key.value())
                .header("Accept", "*/*");
    }

    private <T> Answer<T> send(
            String action, HttpRequest request, BodyHandler<T> body, Duration limit, long most) {
        // A body is read only of what is to be had: what an error says is the server's business.
        CompletableFuture<HttpResponse<Optional<T>>> asked =
                client.sendAsync(request, info -> ifGiven(info, body));
        try {
            HttpResponse<Optional<T>> response = asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return response.body()
                    .<Answer<T>>map(Answer.Given::new)
                    .orElseGet(() -> refused(action, response));
        } catch (TimeoutException _) {
            asked.cancel(true);
            return missing(0, failures.late(action, limit));
        } catch (InterruptedException _) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return missing(0, failures.cancelled(action));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return missing(
                    0,
                    isTooMuch(cause)
                            ? failures.tooMuch(action, most)
                            : failures.broken(action, cause));
        }
    }

    private static boolean isTooMuch(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof BoundedBody.TooMuchException) {
                return true;
            }
        }
        return false;
    }

    private static <T> HttpResponse.BodySubscriber<Optional<T>> ifGiven(
            HttpResponse.ResponseInfo info, BodyHandler<T> body) {
        return info.statusCode() / 100 == 2
                ? HttpResponse.BodySubscribers.mapping(body.apply(info), Optional::of)
                : HttpResponse.BodySubscribers.replacing(Optional.empty());
    }

    private <T> Answer<T> refused(String action, HttpResponse<?> response) {
        return missing(
                response.statusCode(),
                failures.refused(
                        action,
                        response.statusCode(),
                        response.headers().firstValue("location").orElse("")));
    }

    private static <T> Answer<T> missing(int status, io.stratoscope.model.Failure failure) {
        return new Answer.Missing<>(status, failure);
    }

    /** Gives up what is still being asked. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    /** Takes text in UTF-8. */
    private static final class Text implements BoundedBody.Sink<String> {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

        @Override
        public void take(ByteBuffer bytes) {
            byte[] some = new byte[bytes.remaining()];
            bytes.get(some);
            taken.writeBytes(some);
        }

        @Override
        public String whole() {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }
}
