package io.stratoscope.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The virtual environment under {@code target/} that the emulators run in; made when it is not there yet. */
final class EmulatorEnvironment {

    private static final Path HOME = Path.of("target", "emulators").toAbsolutePath();
    private static final Path REQUIREMENTS =
            Path.of("src", "test", "resources", "emulators", "requirements.txt").toAbsolutePath();

    private EmulatorEnvironment() {}

    /** The emulator's program, or why it cannot be had. */
    record Program(Optional<Path> path, String reason) {}

    static Program program(String name) throws IOException, InterruptedException {
        Path stamp = HOME.resolve("requirements.txt");
        if (!Files.exists(stamp) || Files.mismatch(stamp, REQUIREMENTS) >= 0) {
            Files.createDirectories(HOME);
            Optional<String> problem = install();
            if (problem.isPresent()) {
                return new Program(Optional.empty(), problem.get());
            }
            Files.copy(REQUIREMENTS, stamp, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return new Program(Optional.of(HOME.resolve("venv/bin").resolve(name)), "");
    }

    private static Optional<String> install() throws InterruptedException {
        String venv = HOME.resolve("venv").toString();
        return run("python3", "-m", "venv", "--clear", venv)
                .or(() -> {
                    try {
                        return run(
                                venv + "/bin/pip", "install", "-q", "-r", REQUIREMENTS.toString());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return Optional.of("interrupted");
                    }
                });
    }

    // Empty when all went well.
    private static Optional<String> run(String... command) throws InterruptedException {
        Path log = HOME.resolve("install.log");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroy();
                return Optional.of(
                        String.join(" ", command) + " took longer than ten minutes, see " + log);
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(String.join(" ", command) + " failed, see " + log);
        } catch (IOException e) {
            return Optional.of(command[0] + " cannot be run: " + e.getMessage());
        }
    }
}
