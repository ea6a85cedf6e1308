package io.stratoscope.ui.inspector;

import java.util.List;
import java.util.stream.Collectors;

/** Words of a command line as a POSIX shell (and bash, zsh) reads them back, whatever strangers put into them. */
final class ShellWords {

    private static final String SAFE = "@%+=:,./_-";

    private ShellWords() {}

    static String join(List<String> words) {
        return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    /** As it is where the shell takes it as one plain word, else in quotes. */
    static String quote(String word) {
        if (word.codePoints().anyMatch(ShellWords::invisible)) {
            return escaped(word);
        }
        boolean plain = !word.isEmpty() && word.codePoints().allMatch(ShellWords::safe);
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean safe(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c < 128 && SAFE.indexOf(c) >= 0);
    }

    /** What a terminal would act upon while it is pasted, or what makes a line look like another. */
    private static boolean invisible(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static String escaped(String word) {
        StringBuilder quoted = new StringBuilder("$'");
        word.codePoints()
                .forEach(c -> {
                    if (c == '\'' || c == '\\') {
                        quoted.append('\\').appendCodePoint(c);
                    } else if (invisible(c)) {
                        quoted.append(c > 0xFFFF ? "\\U%08x".formatted(c) : "\\u%04x".formatted(c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                });
        return quoted.append('\'').toString();
    }
}
