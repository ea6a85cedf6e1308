package io.stratoscope.emulator;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Starts moto in server mode, once a run, on 127.0.0.1 and a free port, empties it before each test class, and stops it when
 * the run ends. Gives tests its {@link URI}. Where Python or its packages cannot be had the tests are skipped with a line that
 * says why; with {@code CI=true} that is a failure.
 */
public final class MotoServer implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(MotoServer.class);

    private record Running(Process process, URI endpoint) implements AutoCloseable {
        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Running server = server(context);
        HttpRequest reset =
                HttpRequest.newBuilder(server.endpoint().resolve("/moto-api/reset"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            Assertions.assertEquals(
                    200, client.send(reset, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == URI.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context).endpoint();
    }

    private static Running server(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("moto", _ -> start(), Running.class);
    }

    private static Running start() {
        try {
            EmulatorEnvironment.Program program = new EmulatorEnvironment().program("moto_server");
            if (program.path().isEmpty()) {
                throw unavailable(program.reason(), isRequired());
            }
            return start(program.path().orElseThrow());
        } catch (IOException e) {
            throw new IllegalStateException("moto could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether a test that cannot run is a failure. */
    static boolean isRequired() {
        return "true".equals(System.getenv("CI"));
    }

    /** What ends the tests without the emulator: a failure where it must be there, else a skip that is said aloud. */
    static RuntimeException unavailable(String reason, boolean required) {
        String line =
                "the integration tests with moto need Python 3 with venv and the package registry: "
                        + reason;
        if (required) {
            return new IllegalStateException(line);
        }
        // The report of the build does not say why a class was skipped.
        System.err.println("SKIPPED: " + line);
        return new TestAbortedException(line);
    }

    private static Running start(Path program) throws IOException, InterruptedException {
        int port = freePort();
        Path log = Path.of("target", "moto.log").toAbsolutePath();
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(
                                program.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("MOTO_ACCOUNT_ID", "123456789012");
        // A certificate is issued a second after it was asked for, not a minute.
        builder.environment().put("MOTO_ACM_VALIDATION_WAIT", "1");
        // AWS's own policies, which roles of ours have attached.
        builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
        Process process = builder.start();
        Running running = new Running(process, URI.create("http://127.0.0.1:" + port));
        awaitListening(process, port, log);
        return running;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(Process process, int port, Path log)
            throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            if (!process.isAlive()) {
                throw new IllegalStateException("moto ended at once, see " + log);
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        process.destroy();
        throw new IllegalStateException("moto did not begin to listen within a minute, see " + log);
    }
}
