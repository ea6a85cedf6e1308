package io.stratoscope.diagram.plantuml;

import io.stratoscope.diagram.text.PlainText;

import java.util.Locale;

/**
 * Strangers' text as PlantUML labels. PlantUML evaluates builtins ({@code %getenv()}), directives ({@code !include}),
 * macros, creole and links inside labels, and strips or replaces some characters; so all but letters, digits and a few
 * harmless signs are written as {@code <U+XXXX>}, which PlantUML decodes last of all, after everything that could act on
 * them.
 */
final class Creole {

    private Creole() {}

    /** One line of text; line breaks become spaces. */
    static String escape(String line) {
        String clean = PlainText.printable(line).replace('\n', ' ');
        StringBuilder escaped = new StringBuilder(clean.length() + 16);
        int previous = -1;
        for (int i = 0; i < clean.length(); ) {
            int c = clean.codePointAt(i);
            i += Character.charCount(c);
            int next = i < clean.length() ? clean.codePointAt(i) : -1;
            if (isHarmless(previous, c, next)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("<U+").append(String.format(Locale.ROOT, "%04X", c)).append('>');
            }
            previous = c;
        }
        return escaped.toString();
    }

    /** Letters and digits; single separators between them, as in {@code 10.0.0.0/16} or {@code eu-central-1a}. */
    private static boolean isHarmless(int previous, int c, int next) {
        if (c < 0x80) {
            boolean wordy = isWord(c);
            boolean between = isWord(previous) && isWord(next);
            return wordy || (between && (c == ' ' || c == '.' || c == '-' || c == '/' || c == ':'));
        }
        return Character.isBmpCodePoint(c)
                && Character.isLetter(c)
                && Character.getDirectionality(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private static boolean isWord(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
