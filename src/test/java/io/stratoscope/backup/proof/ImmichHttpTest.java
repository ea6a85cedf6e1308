package io.stratoscope.backup.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import io.stratoscope.backup.proof.ProofCheck.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever a stranger answers comes to one line that says what to do, and never to the key. */
final class ImmichHttpTest {

    private static final String SECRET = "the-secret-key";
    private static final ApiKey KEY = ApiKey.of(SECRET);
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(5), Duration.ofMillis(1500), 100_000, 64 << 10);
    private static final AssetRow ASSET =
            new AssetRow(
                    "00000000-0000-4000-8000-000000000000",
                    "IMG_1.jpg",
                    "/data/upload/IMG_1.jpg",
                    "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
                    Optional.of(3L));

    private final List<String> keys = new ArrayList<>();
    private HttpServer stranger;

    @BeforeEach
    void start() throws IOException {
        stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.start();
    }

    @AfterEach
    void stop() {
        stranger.stop(0);
    }

    private URI base(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + stranger.getAddress().getPort());
    }

    private void answers(HttpHandler handler) {
        stranger.createContext(
                "/",
                exchange -> {
                    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-api-key")));
                    handler.handle(exchange);
                });
    }

    private void answers(int status, String body) {
        answers(exchange -> send(exchange, status, body));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private ImmichServer server() {
        return new ImmichServer(base("http"), KEY, LIMITS);
    }

    private static String words(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Missing.class);
        String words = ((Answer.Missing<?>) answer).words();
        assertThat(words).doesNotContain("\n").doesNotContain(SECRET).contains("; ");
        assertThat(answer.toString()).doesNotContain(SECRET);
        return words;
    }

    private String configWords() {
        try (ImmichServer server = server()) {
            return words(server.config());
        }
    }

    @Test
    void theKeyIsSentAndNeverTold() {
        answers(200, "{\"isInitialized\":true}");
        try (ImmichServer server = server()) {
            assertThat(server.config())
                    .isEqualTo(new Answer.Given<>(new ImmichServer.Config(true, false)));
        }
        assertThat(keys).containsExactly(SECRET);
        assertThat(KEY.toString()).doesNotContain(SECRET);
        assertThat(Expected.at(Instant.EPOCH).live(base("http"), KEY).toString())
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two words", "a\r\nHost: x", "schlüssel"})
    void whatCannotBeAKeyIsRefusedAndNotTold(String text) {
        assertThatThrownBy(() -> ApiKey.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("copy it again")
                .message()
                .satisfies(
                        message -> assertThat(text.isBlank() || !message.contains(text)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hello</html>",
                "",
                "{\"isInitialized\":tru",
                "[]",
                "null",
                "{}",
                "{\"isInitialized\":\"true\"}",
                "{\"isInitialized\":true,\"maintenanceMode\":null}"
            })
    void whatIsNotImmichsIsSaidToBe(String body) {
        answers(200, body);
        assertThat(configWords())
                .startsWith("GET /api/server/config answers with")
                .endsWith("of a version that this program knows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"major\":-1,\"minor\":0,\"patch\":0}",
                "{\"major\":1.5,\"minor\":0,\"patch\":0}",
                "{\"major\":1e400,\"minor\":0,\"patch\":0}",
                "{\"major\":\"1\",\"minor\":0,\"patch\":0}"
            })
    void aVersionIsOfWholeNumbers(String body) {
        answers(200, body);
        try (ImmichServer server = server()) {
            assertThat(words(server.version())).contains("with something strange as major");
        }
    }

    @Test
    void idsThatLeadElsewhereAreNotFollowed() {
        answers(
                200,
                """
                {"assets":{"items":[{"id":"../../admin","originalFileName":"x","originalPath":"x","checksum":"x"}]}}
                """);
        try (ImmichServer server = server()) {
            assertThat(words(server.asset(Instant.EPOCH, 1)))
                    .contains("with something strange as id");
        }
    }

    @Test
    void aServerThatDoesNotCountIsPagedThrough() {
        answers(exchange -> {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean first = body.contains("\"page\":1,");
            if (exchange.getRequestURI().getPath().endsWith("/statistics")) {
                send(exchange, 404, "");
            } else {
                send(
                        exchange,
                        200,
                        "{\"assets\":{\"items\":[%s],\"nextPage\":%s}}"
                                .formatted(row(first ? 1 : 2), first ? "\"2\"" : "null"));
            }
        });
        try (ImmichServer server = server()) {
            assertThat(server.ownAssets(Instant.EPOCH)).isEqualTo(new Answer.Given<>(2L));
        }
        List<InventoryEntry> told = new ArrayList<>();
        assertThat(RowInventory.read(base("http"), KEY, Instant.EPOCH, told::add))
                .isEqualTo(new RowInventory.Read(2));
        assertThat(told).extracting(InventoryEntry::path).containsExactly("/1", "/2");
        assertThat(told.getFirst().size()).isEqualTo(InventoryEntry.UNKNOWN);
    }

    private static String row(int number) {
        return "{\"id\":\"00000000-0000-4000-8000-00000000000%1$d\",\"originalPath\":\"/%1$d\""
                        .formatted(number)
                + ",\"originalFileName\":\"x\",\"checksum\":\"x\"}";
    }

    @Test
    void anEndlessBodyIsGivenUp() {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[8192];
            while (true) {
                exchange.getResponseBody().write(some);
            }
        });
        assertThat(configWords()).contains("answers with more than 100000 bytes");
        try (ImmichServer server = server()) {
            assertThat(words(server.original(ASSET)))
                    .contains("answers with more than 65539 bytes");
        }
    }

    @Test
    void anAnswerThatNeverComesIsNotWaitedForForEver() {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        assertThat(configWords()).contains("was not answered within 1 s");
    }

    @Test
    void aConnectionThatBreaksOffIsSaidTo() {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            stranger.stop(0);
        });
        assertThat(configWords()).contains("broke off during GET /api/server/config");
    }

    @Test
    void redirectsAreNotFollowed() {
        answers(exchange -> {
            exchange.getResponseHeaders().set("Location", "https://elsewhere.example/\tx");
            send(exchange, 302, "");
        });
        assertThat(configWords())
                .contains("answers 302 and sends to https://elsewhere.example/ x")
                .contains("give the address to which it sends");
        assertThat(keys).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 418, 500, 502, 503})
    void aRefusalSaysWhatToDo(int status) {
        answers(status, "{\"message\":\"" + SECRET + "\"}");
        assertThat(configWords()).startsWith("GET /api/server/config answers " + status);
    }

    @Test
    void tlsThatFailsIsCalledThat() throws Exception {
        // Somebody who speaks plain HTTP where TLS is expected.
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering =
                    Thread.startVirtualThread(() -> {
                        try (Socket socket = plain.accept()) {
                            socket.getOutputStream()
                                    .write(
                                            "HTTP/1.1 400 Bad Request\r\n\r\n"
                                                    .getBytes(StandardCharsets.UTF_8));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            URI base = URI.create("https://127.0.0.1:" + plain.getLocalPort());
            try (ImmichServer server = new ImmichServer(base, KEY, Limits.USUAL)) {
                assertThat(words(server.config()))
                        .startsWith("TLS with 127.0.0.1:")
                        .contains("use the name that its certificate is for");
            }
            answering.join();
        }
    }

    @Test
    void nobodyAndNowhereAreToldApart() {
        try (ImmichServer server =
                new ImmichServer(URI.create("http://127.0.0.1:1"), KEY, Limits.USUAL)) {
            assertThat(words(server.config())).startsWith("nobody listens at 127.0.0.1:1");
        }
        try (ImmichServer server =
                new ImmichServer(URI.create("http://nobody.invalid"), KEY, Limits.USUAL)) {
            assertThat(words(server.config())).startsWith("the name nobody.invalid leads nowhere");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, FAIL, is in maintenance",
        "false, false, FAIL, its database is empty",
        "true, false, PASS, 'is set up'"
    })
    void aServerIsWellOnlyWhenItIsSetUpAndNotInMaintenance(
            boolean initialised, boolean maintenance, State state, String words) {
        answers(
                200,
                "{\"isInitialized\":%s,\"maintenanceMode\":%s}"
                        .formatted(initialised, maintenance));
        try (ImmichServer server = server()) {
            Check.Finding finding =
                    new ServerCheck()
                            .look(
                                    new Proving(
                                            server,
                                            Optional.empty(),
                                            Expected.at(Instant.EPOCH),
                                            () -> false));
            assertThat(finding.state()).isEqualTo(state);
            assertThat(finding.evidence()).contains(words);
        }
    }

    @Test
    void aFileThatIsLongerThanItsRowSaysHasOtherBytes() {
        answers(200, "abcd");
        try (ImmichServer server = server()) {
            Answer.Given<Download> given = (Answer.Given<Download>) server.original(ASSET);
            assertThat(SampleCheck.ORIGINAL.problem(ASSET, given.value()))
                    .hasValueSatisfying(
                            words -> assertThat(words).contains("other bytes").endsWith("4 bytes"));
        }
    }

    @Test
    void aFileIsHashedAsItComes() {
        answers(200, "abc");
        try (ImmichServer server = server()) {
            assertThat(server.original(ASSET))
                    .isInstanceOfSatisfying(
                            Answer.Given.class,
                            given -> {
                                Download file = (Download) given.value();
                                assertThat(file.size()).isEqualTo(3);
                                assertThat(file.sha1()).isEqualTo("qZk+NkcGgWq6PiVxeFDCbJzQ2J0=");
                                assertThat(SampleCheck.ORIGINAL.problem(ASSET, file)).isEmpty();
                                assertThat(SampleCheck.THUMBNAIL.problem(ASSET, file))
                                        .hasValueSatisfying(
                                                words -> assertThat(words).contains("no picture"));
                            });
        }
    }

    @Test
    void wordsOfStrangersStayOnOneLine() {
        assertThat(HttpFailures.plain("a\nb\u001b[31m")).isEqualTo("a b [31m");
        assertThat(HttpFailures.plain("x".repeat(500))).hasSizeLessThan(170);
    }
}
