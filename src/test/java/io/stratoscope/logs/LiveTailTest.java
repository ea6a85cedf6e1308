package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.stratoscope.aws.LiveAccount;
import io.stratoscope.emulator.EmulatedAccount;
import io.stratoscope.model.Failure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What AWS says on the wire, as a server on this machine says it. */
final class LiveTailTest {

    private static final String UPDATE =
            "{\"sessionMetadata\":{\"sampled\":true},\"sessionResults\":[{\"logStreamName\":\"s\","
                    + "\"logGroupIdentifier\":\"123456789012:/a\",\"message\":\"hello\","
                    + "\"timestamp\":1764000000000,\"ingestionTime\":1764000001000}]}";

    @TempDir Path home;

    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final List<String> requests = new ArrayList<>();
    private final HttpServer server = server();
    private LiveAccount account;

    /** Writes an answer. */
    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private HttpServer server() {
        try {
            HttpServer made =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", this::handle);
            made.start();
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answers.remove().to(exchange);
        }
    }

    @BeforeEach
    void connect() {
        account =
                EmulatedAccount.connect(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        home,
                        Clock.systemUTC(),
                        LogWorkplace.REGION);
    }

    @AfterEach
    void stop() {
        account.close();
        server.stop(0);
    }

    private static Answer stream(Message... messages) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.amazon.eventstream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (Message message : messages) {
                message.encode(out);
                out.flush();
            }
        };
    }

    private static Message message(String type, String kind, String name, String json) {
        return new Message(
                Map.of(
                        ":message-type",
                        HeaderValue.fromString(type),
                        kind,
                        HeaderValue.fromString(name),
                        ":content-type",
                        HeaderValue.fromString("application/json")),
                json.getBytes(StandardCharsets.UTF_8));
    }

    private static Message event(String name, String json) {
        return message("event", ":event-type", name, json);
    }

    private static Message exception(String name) {
        return message("exception", ":exception-type", name, "{\"message\":\"it is over\"}");
    }

    private static Message first() {
        return event("initial-response", "{}");
    }

    /** Opens a tail and takes what it tells until it ends. */
    private LiveTail open(List<LiveTailSessionUpdate> told) throws InterruptedException {
        LiveTail tail =
                LiveTail.open(
                        account,
                        List.of(LogWorkplace.source("/a", StreamChoice.ALL).group()),
                        List.of("web/"));
        for (int i = 0; i < 200 && !tail.isEnded(); i++) {
            Thread.sleep(50);
        }
        told.addAll(tail.take());
        assertThat(tail.isEnded()).isTrue();
        return tail;
    }

    @Test
    void afterThreeHoursItEndsWithoutAFailure() throws InterruptedException {
        answers.add(
                stream(
                        first(),
                        event("sessionStart", "{\"sessionId\":\"1\"}"),
                        event("sessionUpdate", UPDATE),
                        exception("SessionTimeoutException")));
        List<LiveTailSessionUpdate> told = new ArrayList<>();
        LiveTail tail = open(told);

        assertThat(tail.failure()).isEmpty();
        assertThat(tail.since()).isPresent();
        assertThat(told)
                .singleElement()
                .satisfies(update -> {
                    assertThat(update.sessionMetadata().sampled()).isTrue();
                    assertThat(update.sessionResults())
                            .extracting(LiveTailSessionLogEvent::message)
                            .containsExactly("hello");
                });
        assertThat(account.meter().liveTailMinutes()).isEqualTo(1);
        assertThat(requests)
                .containsExactly(
                        "{\"logGroupIdentifiers\":[\"arn:aws:logs:eu-central-1:123456789012:log-group:/a\"],"
                                + "\"logStreamNamePrefixes\":[\"web/\"]}");
    }

    @Test
    void anotherExceptionIsAFailure() throws InterruptedException {
        answers.add(
                stream(
                        first(),
                        event("sessionStart", "{\"sessionId\":\"1\"}"),
                        exception("SessionStreamingException")));

        assertThat(open(new ArrayList<>()).failure().orElseThrow().message())
                .contains("it is over");
    }

    @Test
    void anEndWithoutAnExceptionIsOneOfTheWire() throws InterruptedException {
        answers.add(stream(first(), event("sessionStart", "{\"sessionId\":\"1\"}")));

        assertThat(open(new ArrayList<>()).failure())
                .contains(new Failure.Network("the live tail broke off"));
    }

    @Test
    void whatThisVersionDoesNotKnowIsPassedOver() throws InterruptedException {
        answers.add(
                stream(
                        first(),
                        event("sessionStart", "{\"sessionId\":\"1\"}"),
                        event("sessionNews", "{}"),
                        event("sessionUpdate", UPDATE),
                        exception("SessionTimeoutException")));
        List<LiveTailSessionUpdate> told = new ArrayList<>();

        assertThat(open(told).failure()).isEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void aRefusalSaysWhatToAllow() throws InterruptedException {
        byte[] body =
                ("{\"__type\":\"AccessDeniedException\",\"Message\":\"User: arn:aws:iam::1:user/u is"
                                + " not authorized to perform: logs:StartLiveTail on resource: *\"}")
                        .getBytes(StandardCharsets.UTF_8);
        answers.add(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
        });

        LiveTail tail = open(new ArrayList<>());

        assertThat(tail.failure().orElseThrow()).isInstanceOf(Failure.AccessDenied.class);
        assertThat(tail.since()).isEmpty();
        assertThat(account.meter().liveTailMinutes()).isZero();
        assertThat(account.meter().counts())
                .singleElement()
                .satisfies(count -> {
                    assertThat(count.operation()).isEqualTo("StartLiveTail");
                    assertThat(count.calls()).isEqualTo(1);
                    assertThat(count.errors()).isEqualTo(1);
                });
    }
}
