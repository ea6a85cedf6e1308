package io.stratoscope.model;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Names with marks that turn the direction of reading, of which some are never taken back: what is written after such a name
 * would be turned too (<a href="https://www.unicode.org/reports/tr9/">Unicode Standard Annex 9</a>).
 */
public final class Direction {
    private static final char POP = '\u202c';
    private static final char POP_ISOLATE = '\u2069';

    private Direction() {}

    /** The text, and after it what takes back the marks that it leaves open; the same text where it leaves none. */
    public static String closed(String text) {
        Deque<Character> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char mark = text.charAt(i);
            switch (mark) {
                case '\u202a', '\u202b', '\u202d', '\u202e' -> open.push(POP);
                case '\u2066', '\u2067', '\u2068' -> open.push(POP_ISOLATE);
                case POP -> {
                    if (!open.isEmpty() && open.peek() == POP) {
                        open.pop();
                    }
                }
                case POP_ISOLATE -> closeIsolate(open);
                default -> {}
            }
        }
        if (open.isEmpty()) {
            return text;
        }
        StringBuilder closed = new StringBuilder(text);
        open.forEach(closed::append);
        return closed.toString();
    }

    /** The end of an isolate takes back all that was opened in it. */
    private static void closeIsolate(Deque<Character> open) {
        if (open.contains(POP_ISOLATE)) {
            while (open.pop() != POP_ISOLATE) {
                // an embedding that was left open inside
            }
        }
    }
}
