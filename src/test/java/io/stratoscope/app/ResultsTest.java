package io.stratoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.app.Program.Run;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether results arrive whole, and what is said when they do not. */
final class ResultsTest {

    @TempDir private Path directory;

    private Run run(OutputStream out, boolean terminal, String line) {
        try (Program program = new Program(directory, Map.of())) {
            return program.run(out, terminal, line.split(" "));
        }
    }

    /** Takes so many bytes, and then no more. */
    private static OutputStream failing(String reason, int after) {
        return new OutputStream() {
            private int taken;

            @Override
            public void write(int octet) throws IOException {
                if (++taken > after) {
                    throw new IOException(reason);
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "projects --simulate",
                "projects --simulate --json",
                "diagram --simulate --format png",
                "--help"
            })
    void whatCannotBeWrittenIsNoSuccess(String line) {
        Run run = run(failing("No space left on device", 10), false, line);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "stratoscope: cannot write to standard output: No space left on device; the"
                                + " result is not whole, write it elsewhere\n");
    }

    // As with "| head -1".
    @ParameterizedTest
    @ValueSource(strings = {"projects --simulate", "projects --simulate --json", "--help"})
    void aReaderThatHadEnoughIsNoFailure(String line) {
        Run run = run(failing("Broken pipe", 10), false, line);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void coloursAreForTerminalsOnly() {
        String escape = "\u001b[";
        assertThat(run(new ByteArrayOutputStream(), true, "--help").out()).contains(escape);
        assertThat(run(new ByteArrayOutputStream(), false, "--help").out())
                .contains("Usage:")
                .doesNotContain(escape);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDeviceBehindStandardOutputIsSeen() throws IOException, InterruptedException {
        OwnJvm program = new OwnJvm(directory);
        OwnJvm.Run run =
                program.end(
                        program.start(
                                Path.of("/dev/full"),
                                Map.of(),
                                List.of(),
                                "projects",
                                "--simulate"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("stratoscope: cannot write to standard output: ");
    }

    // Ctrl-C takes the same way, and gives 130; but a test may run where that signal is ignored.
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anInterruptEndsADiscoveryAndLeavesTheOldFileAlone()
            throws IOException, InterruptedException {
        Path kept = Files.createDirectory(directory.resolve("kept"));
        Path file = Files.writeString(kept.resolve("snapshot.json"), "old");
        OwnJvm program = new OwnJvm(directory);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(60_000);
            Process started =
                    program.start(
                            directory.resolve("out.txt"),
                            Map.of(
                                    "AWS_ACCESS_KEY_ID",
                                    "AKIAX",
                                    "AWS_SECRET_ACCESS_KEY",
                                    "s",
                                    "AWS_REGION",
                                    "eu-central-1",
                                    "AWS_ENDPOINT_URL",
                                    "http://127.0.0.1:" + silent.getLocalPort()),
                            List.of(),
                            "discover",
                            "--all",
                            "-o",
                            file.toString());
            // The first call is under way.
            try (Socket _ = silent.accept()) {
                started.destroy();
                OwnJvm.Run run = program.end(started);
                assertThat(run.exitCode()).isEqualTo(143);
                assertThat(run.out()).isEmpty();
            }
        }
        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files).containsExactly(file);
        }
    }
}
