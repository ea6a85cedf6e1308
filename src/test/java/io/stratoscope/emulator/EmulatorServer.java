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
 * Starts an emulator, once a run, on 127.0.0.1 and a free port, empties it before each test class, and stops it when the run
 * ends. Gives tests its {@link URI}. Where Python or its packages cannot be had the tests are skipped with a line that says why;
 * with {@code CI=true} that is a failure.
 */
public abstract class EmulatorServer implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(EmulatorServer.class);

    private final String name;
    private final String program;
    private final String resetPath;

    /**
     * An emulator.
     *
     * @param name for people, and of its log
     * @param program what starts it, in the virtual environment
     * @param resetPath the path that empties it
     */
    EmulatorServer(String name, String program, String resetPath) {
        this.name = name;
        this.program = program;
        this.resetPath = resetPath;
    }

    /** Lets it listen on 127.0.0.1 and nowhere else. */
    abstract void configure(ProcessBuilder builder, int port);

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
                HttpRequest.newBuilder(server.endpoint().resolve(resetPath))
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

    private Running server(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(name, _ -> start(), Running.class);
    }

    private Running start() {
        try {
            EmulatorEnvironment.Program installed = new EmulatorEnvironment().program(program);
            if (installed.path().isEmpty()) {
                throw unavailable(installed.reason(), isRequired());
            }
            return start(installed.path().orElseThrow());
        } catch (IOException e) {
            throw new IllegalStateException(name + " could not be started", e);
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
                "the integration tests with emulators need Python 3 with venv and the package registry: "
                        + reason;
        if (required) {
            return new IllegalStateException(line);
        }
        // The report of the build does not say why a class was skipped.
        System.err.println("SKIPPED: " + line);
        return new TestAbortedException(line);
    }

    private Running start(Path installed) throws IOException, InterruptedException {
        int port = freePort();
        Path log = Path.of("target", name + ".log").toAbsolutePath();
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(installed.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        configure(builder, port);
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

    private void awaitListening(Process process, int port, Path log) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended at once, see " + log);
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        process.destroy();
        throw new IllegalStateException(
                name + " did not begin to listen within a minute, see " + log);
    }
}
