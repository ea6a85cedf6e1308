package io.stratoscope.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The virtual environment under {@code target/} that the emulators run in; made when it is not there yet. */
final class EmulatorEnvironment {

    private static final Path REQUIREMENTS =
            Path.of("src", "test", "resources", "emulators", "requirements.txt").toAbsolutePath();

    private final Path home;
    private final String python;

    EmulatorEnvironment() {
        this(Path.of("target", "emulators").toAbsolutePath(), "python3");
    }

    /**
     * @param home where the environment is made
     * @param python the command that makes it
     */
    EmulatorEnvironment(Path home, String python) {
        this.home = home;
        this.python = python;
    }

    /** The emulator's program, or why it cannot be had. */
    record Program(Optional<Path> path, String reason) {}

    Program program(String name) throws IOException, InterruptedException {
        Path stamp = home.resolve("requirements.txt");
        if (!Files.exists(stamp) || Files.mismatch(stamp, REQUIREMENTS) >= 0) {
            Files.createDirectories(home);
            Optional<String> problem = install();
            if (problem.isPresent()) {
                return new Program(Optional.empty(), problem.get());
            }
            Files.copy(REQUIREMENTS, stamp, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return new Program(Optional.of(home.resolve("venv/bin").resolve(name)), "");
    }

    private Optional<String> install() throws InterruptedException {
        String venv = home.resolve("venv").toString();
        return run(python, "-m", "venv", "--clear", venv)
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
    private Optional<String> run(String... command) throws InterruptedException {
        Path log = home.resolve("install.log");
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
