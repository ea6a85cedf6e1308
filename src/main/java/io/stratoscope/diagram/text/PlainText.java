package io.stratoscope.diagram.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Strangers' text, made fit to be drawn. */
public final class PlainText {

    private static final int REPLACEMENT = 0xFFFD;
    private static final String FACTS = " · ";

    private PlainText() {}

    /**
     * The text as every format can carry it: control characters as their pictures (U+2400 and on), tabs as spaces, and what
     * XML forbids or PlantUML uses for itself (unpaired surrogates, non-characters, private use) as U+FFFD. Line breaks are
     * {@code \n}.
     */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        lines.codePoints().map(PlainText::printable).forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private static int printable(int c) {
        return switch (c) {
            case '\n', 0x0085, 0x2028, 0x2029 -> '\n';
            case '\t' -> ' ';
            case 0x7F -> 0x2421;
            default -> {
                if (c < 0x20) {
                    yield 0x2400 + c;
                }
                boolean unprintable =
                        Character.getType(c) == Character.SURROGATE
                                || Character.getType(c) == Character.PRIVATE_USE
                                || Character.isISOControl(c)
                                || (c & 0xFFFE) == 0xFFFE;
                yield unprintable ? REPLACEMENT : c;
            }
        };
    }

    /**
     * Breaks text into lines of at most {@code width} characters as people count them: at spaces where there are any, else
     * after punctuation, else before a capital within a word ({@code taskExecution|Role}), else anywhere but inside of a character. Nothing but the spaces at the breaks is lost.
     */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : printable(text).split("\n", -1)) {
            wrapParagraph(paragraph, width, lines);
        }
        return lines;
    }

    /**
     * Breaks a line of short facts, {@code writer · redis 7.1 · cache.t4g.micro}, between facts where it can: as many on a
     * line as fit, and the dots only between those on one line.
     */
    public static List<String> wrapFacts(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : printable(text).split("\n", -1)) {
            String line = "";
            for (String fact : paragraph.split(FACTS, -1)) {
                String longer = line.isEmpty() ? fact : line + FACTS + fact;
                if (characters(longer).size() <= width) {
                    line = longer;
                } else {
                    wrapParagraph(line, width, lines);
                    line = fact;
                }
            }
            wrapParagraph(line, width, lines);
        }
        return lines;
    }

    private static void wrapParagraph(String paragraph, int width, List<String> lines) {
        List<String> characters = characters(paragraph);
        int start = 0;
        while (characters.size() - start > width) {
            int end = start + breakAt(characters.subList(start, start + width + 1));
            addLine(characters.subList(start, end), lines);
            start = end;
        }
        addLine(characters.subList(start, characters.size()), lines);
    }

    private static void addLine(List<String> characters, List<String> lines) {
        String line = String.join("", characters).strip();
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }

    /** How many of the characters, which are one more than fit, go on the line. */
    private static int breakAt(List<String> characters) {
        int width = characters.size() - 1;
        for (int i = width; i > width / 3; i--) {
            if (characters.get(i).equals(" ")) {
                return i;
            }
        }
        for (int i = width; i > width / 2; i--) {
            if ("-_./:,;@=+".contains(characters.get(i - 1))) {
                return i;
            }
        }
        for (int i = width; i > width / 2; i--) {
            if (isLower(characters.get(i - 1)) && isUpper(characters.get(i))) {
                return i;
            }
        }
        return width;
    }

    private static boolean isLower(String character) {
        return Character.isLowerCase(character.codePointAt(0));
    }

    private static boolean isUpper(String character) {
        return Character.isUpperCase(character.codePointAt(0));
    }

    private static List<String> characters(String text) {
        BreakIterator boundaries = BreakIterator.getCharacterInstance(Locale.ROOT);
        boundaries.setText(text);
        List<String> characters = new ArrayList<>();
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            characters.add(text.substring(start, end));
            start = end;
        }
        return characters;
    }
}
