package io.stratoscope.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Named figures of one run, which the run leaves in a file for who started it. */
record Figures(Map<String, Double> byName) {

    static Figures none() {
        return new Figures(new LinkedHashMap<>());
    }

    void put(String name, double value) {
        byName.put(name, value);
    }

    double get(String name) {
        return byName.getOrDefault(name, Double.NaN);
    }

    void write(Path file) throws IOException {
        Files.writeString(
                file,
                byName.entrySet().stream()
                        .map(figure -> figure.getKey() + "\t" + figure.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    static Figures read(Path file) {
        Figures figures = none();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split("\t", 2);
                figures.put(parts[0], Double.parseDouble(parts[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return figures;
    }
}
