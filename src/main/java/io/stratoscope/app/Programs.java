package io.stratoscope.app;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.job.Jobs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts programs of the operating system, without a shell in between, and does not wait for them. */
final class Programs {

    /** Which operating system this is. */
    enum Platform {
        LINUX,
        MAC,
        WINDOWS;

        /** @param name as the JVM knows it */
        static Platform of(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.contains("mac")) {
                return MAC;
            }
            return lower.contains("windows") ? WINDOWS : LINUX;
        }

        static Platform here() {
            return of(System.getProperty("os.name", ""));
        }
    }

    private final Jobs jobs;

    Programs(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Starts a program.
     *
     * @param failure what to say where there is none such
     */
    void start(List<String> command, String failure) {
        jobs.aside(() -> {
            try {
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(failure, e);
            }
        });
    }

    /** The first executable of these names in the directories of the {@code PATH}. */
    static Optional<Path> onPath(List<String> names, AwsEnvironment environment) {
        return environment.variable("PATH").stream()
                .flatMap(all -> Stream.of(all.split(File.pathSeparator)))
                .filter(directory -> !directory.isBlank())
                .flatMap(directory -> path(directory).stream())
                .flatMap(directory -> names.stream().map(directory::resolve))
                .filter(Programs::runs)
                .findFirst();
    }

    /** An absolute path; empty where the text is none. */
    static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).toAbsolutePath());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    static boolean runs(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
