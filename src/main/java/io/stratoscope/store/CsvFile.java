package io.stratoscope.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table for spreadsheets: CSV as in RFC 4180, in UTF-8. Names and tags are strangers' text, and a spreadsheet takes a cell
 * that begins with {@code =}, {@code +}, {@code -} or {@code @} for a formula: such a cell gets an apostrophe before it, which
 * spreadsheets show as text (OWASP, CSV injection).
 */
public final class CsvFile {

    private CsvFile() {}

    /**
     * Writes the rows, replacing the file as a whole.
     *
     * @throws FileException when it cannot be written
     */
    public static void write(Path file, List<List<String>> rows) {
        AtomicFile.write(file, text(rows).getBytes(StandardCharsets.UTF_8));
    }

    static String text(List<List<String>> rows) {
        return rows.stream()
                .map(cells ->
                        cells.stream()
                                .map(CsvFile::cell)
                                .collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
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
