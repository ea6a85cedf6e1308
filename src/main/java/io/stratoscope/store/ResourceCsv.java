package io.stratoscope.store;

import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A snapshot's resources as a table for spreadsheets, see {@link CsvFile}. */
public final class ResourceCsv {

    private static final List<String> HEADER =
            List.of(
                    "arn",
                    "type",
                    "id",
                    "name",
                    "region",
                    "availabilityZone",
                    "discoveredBy",
                    "state",
                    "tags");

    private ResourceCsv() {}

    /**
     * Writes the table, replacing the file as a whole.
     *
     * @throws FileException when it cannot be written
     */
    public static void write(Path file, Snapshot snapshot) {
        write(file, snapshot.resources());
    }

    /**
     * Writes the table of these resources in their order, replacing the file as a whole.
     *
     * @throws FileException when it cannot be written
     */
    public static void write(Path file, List<Resource> resources) {
        CsvFile.write(file, rows(resources));
    }

    static String text(Snapshot snapshot) {
        return CsvFile.text(rows(snapshot.resources()));
    }

    private static List<List<String>> rows(List<Resource> resources) {
        return Stream.concat(Stream.of(HEADER), resources.stream().map(ResourceCsv::cells))
                .toList();
    }

    private static List<String> cells(Resource resource) {
        return List.of(
                resource.arn().toString(),
                resource.type().name(),
                resource.id(),
                resource.name(),
                resource.region(),
                resource.availabilityZone().orElse(""),
                resource.discoveredBy().name().toLowerCase(Locale.ROOT),
                resource.state().name().toLowerCase(Locale.ROOT),
                resource.tags().entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining("\n")));
    }
}
