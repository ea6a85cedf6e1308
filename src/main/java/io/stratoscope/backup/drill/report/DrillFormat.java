package io.stratoscope.backup.drill.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats of a drill's report. */
public enum DrillFormat {
    /** One page for a browser, without a script. */
    HTML("html", "html", true),
    /** Pages for a folder. */
    PDF("pdf", "pdf", false),
    /** For programs, and what the history's SHA-256 is of. */
    JSON("json", "json", true),
    /** For build servers. */
    JUNIT("junit", "xml", true);

    private final String key;
    private final String extension;
    private final boolean text;

    DrillFormat(String key, String extension, boolean text) {
        this.key = key;
        this.extension = extension;
        this.text = text;
    }

    /** As on the command line. */
    public String key() {
        return key;
    }

    /** Of its files, without the dot. */
    public String extension() {
        return extension;
    }

    /** Whether a terminal can show it. */
    public boolean isText() {
        return text;
    }

    public byte[] render(DrillEvidence evidence) {
        return renderer().render(evidence);
    }

    private DrillRenderer renderer() {
        return switch (this) {
            case HTML -> new HtmlReport();
            case PDF -> new PdfReport();
            case JSON -> new JsonReport();
            case JUNIT -> new JunitReport();
        };
    }

    /** The format of a word, whatever its case. */
    public static Optional<DrillFormat> ofKey(String word) {
        return Arrays.stream(values())
                .filter(format -> format.key.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The format of a file by its name. */
    public static Optional<DrillFormat> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith("." + format.extension))
                .findFirst();
    }

    /** All words, for a message. */
    public static String keys() {
        return Arrays.stream(values()).map(DrillFormat::key).collect(Collectors.joining(", "));
    }
}
