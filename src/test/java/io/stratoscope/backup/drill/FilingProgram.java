package io.stratoscope.backup.drill;

import com.fasterxml.jackson.core.JsonFactory;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files drills one after the other, in a process of its own. */
final class FilingProgram {

    private FilingProgram() {}

    /** Begins: so many drills, a day apart, from this day on. */
    static Process start(Path data, int firstDay, int count) throws IOException {
        String classPath =
                Stream.of(DrillHistory.class, SampleDrills.class, JsonFactory.class)
                        .map(type ->
                                Path.of(
                                        type.getProtectionDomain()
                                                .getCodeSource()
                                                .getLocation()
                                                .getPath()))
                        .map(Path::toString)
                        .distinct()
                        .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                classPath,
                                FilingProgram.class.getName(),
                                data.toString(),
                                String.valueOf(firstDay),
                                String.valueOf(count)))
                .inheritIO()
                .start();
    }

    public static void main(String[] arguments) {
        int firstDay = Integer.parseInt(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        for (int day = firstDay; day < firstDay + count; day++) {
            DrillHistory.of(Path.of(arguments[0]), "123456789012", true, "eu-central-1")
                    .add(
                            SampleDrills.proved(SampleDrills.BEGIN.plus(Duration.ofDays(day)), 14),
                            Optional.empty());
        }
    }
}
