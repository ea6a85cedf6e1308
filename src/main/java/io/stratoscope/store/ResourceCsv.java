package io.stratoscope.store;

import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A snapshot's resources as a table for spreadsheets: CSV as in RFC 4180, in UTF-8. Names and tags are strangers' text, and
 * a spreadsheet takes a cell that begins with {@code =}, {@code +}, {@code -} or {@code @} for a formula: such a cell gets an
 * apostrophe before it, which spreadsheets show as text (OWASP, CSV injection).
 */
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
        AtomicFile.write(file, text(resources).getBytes(StandardCharsets.UTF_8));
    }

    static String text(Snapshot snapshot) {
        return text(snapshot.resources());
    }

    private static String text(List<Resource> resources) {
        return Stream.concat(Stream.of(HEADER), resources.stream().map(ResourceCsv::cells))
                .map(cells ->
                        cells.stream()
                                .map(ResourceCsv::cell)
                                .collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
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

    private static String cell(String text) {
        String harmless = startsFormula(text) ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + harmless.replace("\"", "\"\"") + "\""
                : harmless;
    }

    // Some spreadsheets skip blanks, and take the full-width forms too.
    private static boolean startsFormula(String text) {
        String start = text.stripLeading();
        return !text.isEmpty()
                && ("\t\r\n".indexOf(text.charAt(0)) >= 0
                        || (!start.isEmpty() && "=+-@＝＋－＠".indexOf(start.charAt(0)) >= 0));
    }
}
