package io.stratoscope.logs;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a JSON line has a member with a value, no matter the value's case; of a line that is no JSON, whether it says {@code name=value}.
 * To read JSON takes long, so a line whose text cannot have that member is not read.
 */
final class FieldIs implements Predicate<LogLine> {

    /** JSON has no other way to write these than as they are, or each by its number. */
    private static final Pattern PLAIN = Pattern.compile("[\\w .:@-]*");

    private static final Pattern NUMBER = Pattern.compile("[-\\d.]+");

    /** Begins a sign that is written by its number: then the text says nothing of what it means. */
    private static final String BY_NUMBER = "\\u";

    private final String name;
    private final String value;
    private final Pattern said;
    private final String nameEnd;

    /** Whether JSON has but one way to write the value, if it is no number. */
    private final boolean plain;

    /** Whether entries of access logs or records of flow logs have it. */
    private final boolean byPlace;

    /**
     * Knows what is wanted.
     *
     * @param name of the member; {@code a.b} is one of this name, or the member {@code b} of the member {@code a}
     * @param said what a line says that is no JSON
     */
    FieldIs(String name, String value, Pattern said) {
        this.name = name;
        this.value = value.toLowerCase(Locale.ROOT);
        this.said = said;
        byPlace = AccessLogEntry.has(name) || FlowRecords.STANDARD.names().contains(name);
        nameEnd = lastName() + '"'; // what stands before it may belong to the name
        plain = PLAIN.matcher(value).matches();
    }

    /** What every line says that can have the member; the name is not said where its place says what a value is. */
    Stream<String> words() {
        return byPlace ? Stream.of(plainValue()) : Stream.of(lastName(), plainValue());
    }

    /** The name of the member itself, without those of what it is in. */
    private String lastName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The value as every plain line says it; empty where JSON may write it in several ways, as the number {@code 5e2} and the text {@code a\/b}. */
    private String plainValue() {
        return plain && !NUMBER.matcher(value).matches() ? value : "";
    }

    @Override
    public boolean test(LogLine line) {
        String text = line.text();
        boolean mayHave = byPlace || text.contains(BY_NUMBER) || mayHave(text);
        if (!mayHave && !said.matcher(text).find()) {
            return false;
        }
        var fields = line.fields();
        return fields.members().isEmpty()
                ? said.matcher(text).find()
                : LogFields.value(fields, name)
                        .filter(found -> found.toLowerCase(Locale.ROOT).equals(value))
                        .isPresent();
    }

    private boolean mayHave(String text) {
        for (int at = text.indexOf(nameEnd); at >= 0; at = text.indexOf(nameEnd, at + 1)) {
            int colon = afterSpace(text, at + nameEnd.length());
            if (colon < text.length() && text.charAt(colon) == ':') {
                int from = afterSpace(text, colon + 1);
                if (!plain || begins(text, from) || isPower(text, from)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean begins(String text, int from) {
        int at = from < text.length() && text.charAt(from) == '"' ? from + 1 : from;
        return text.regionMatches(true, at, value, 0, value.length());
    }

    /** Whether a number stands there that has an exponent: {@code 5e2} is 500. */
    private static boolean isPower(String text, int from) {
        int at = from;
        while (at < text.length() && "+-.0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > from && at < text.length() && (text.charAt(at) | 0x20) == 'e';
    }

    private static int afterSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
