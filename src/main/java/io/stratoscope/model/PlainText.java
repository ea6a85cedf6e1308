package io.stratoscope.model;

/** Makes what strangers wrote harmless to show, on a terminal and on a screen. */
public final class PlainText {

    private PlainText() {}

    /**
     * The text with its control characters, escape sequences and direction marks among them, as {@code \\u…}, on one line.
     */
    public static String of(String text) {
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
