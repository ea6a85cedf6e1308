package io.stratoscope.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where the command line writes.
 *
 * @param out results only
 * @param err words for people and progress
 * @param bytes the same place as {@code out}, for binary results
 * @param interactive whether a person reads {@code err} on a terminal: progress and colours
 * @param outIsTerminal whether {@code out} is a terminal: no binary there
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        PrintStream bytes,
        boolean interactive,
        boolean outIsTerminal) {

    /** UTF-8 writers over the process's own streams. */
    public static Terminal of(
            PrintStream out, PrintStream err, boolean interactive, boolean outIsTerminal) {
        return new Terminal(
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                out,
                interactive,
                outIsTerminal);
    }

    /**
     * Makes strangers' text harmless in a terminal: control characters, escape sequences and direction marks among them
     * show as {@code \\u…}, on one line.
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    if (isHarmful(point)) {
                        plain.append(String.format("\\u%04x", point));
                    } else {
                        plain.appendCodePoint(point);
                    }
                });
        return plain.toString();
    }

    private static boolean isHarmful(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
