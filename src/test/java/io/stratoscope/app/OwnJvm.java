package io.stratoscope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The whole program in a JVM of its own: what it, or a library below it, reads of its process is then the test's home and
 * environment, and not the machine's.
 */
final class OwnJvm {

    private final Path directory;
    private final List<String> program;

    /**
     * @param directory holds its home, its data and what it printed
     */
    OwnJvm(Path directory) {
        this(directory, List.of("io.stratoscope.app.Main"));
    }

    /**
     * @param program a main class that runs the program, and its first arguments
     */
    OwnJvm(Path directory, List<String> program) {
        this.directory = directory;
        this.program = List.copyOf(program);
    }

    /** What one run came to. */
    record Run(int exitCode, String out, String err) {}

    Path home() {
        return directory.resolve("home");
    }

    /** Writes a file below {@code ~/.aws}. */
    OwnJvm file(String name, String text) throws IOException {
        Path file = home().resolve(".aws").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    Run run(Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        return run(variables, List.of(), arguments);
    }

    Run run(Map<String, String> variables, List<String> jvmOptions, String... arguments)
            throws IOException, InterruptedException {
        return end(start(directory.resolve("out.txt"), variables, jvmOptions, arguments));
    }

    /** What a started run comes to, when it ends. */
    Run end(Process started) throws IOException, InterruptedException {
        int exitCode = started.waitFor();
        Path out = directory.resolve("out.txt");
        return new Run(
                exitCode,
                Files.exists(out) ? Files.readString(out) : "",
                Files.readString(directory.resolve("err.txt")));
    }

    /**
     * Starts a run.
     *
     * @param out takes its results
     */
    Process start(
            Path out, Map<String, String> variables, List<String> jvmOptions, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program);
        command.addAll(List.of("--data-dir", directory.resolve("data").toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(directory.resolve("err.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().put("HOME", home().toString());
        builder.environment().putAll(variables);
        return builder.start();
    }
}
