package io.stratoscope.logs;

import java.util.Optional;

/**
 * Which streams of a group are meant.
 *
 * @param prefix how their names begin; empty: no matter how
 * @param word what stands in their names by itself: {@code db-1} in {@code db-1.0}, and not in {@code db-10.0} or
 *     {@code db-1-old}; empty: no matter what
 */
public record StreamChoice(String prefix, String word) {

    public static final StreamChoice ALL = new StreamChoice("", "");

    /** Those whose names begin so. */
    static StreamChoice beginning(String prefix) {
        return new StreamChoice(prefix, "");
    }

    /** Those of a task, which follow {@code prefix/container/}; empty where they are not named so. */
    Optional<StreamChoice> ofTask(String task) {
        return prefix.endsWith("/") ? Optional.of(beginning(prefix + task)) : Optional.empty();
    }

    /** Whether all that the other means are meant here, too. */
    boolean covers(StreamChoice other) {
        return other.prefix.startsWith(prefix) && (word.isEmpty() || word.equals(other.word));
    }

    boolean matches(String stream) {
        return stream.startsWith(prefix) && (word.isEmpty() || hasWord(stream));
    }

    private boolean hasWord(String stream) {
        for (int at = stream.indexOf(word); at >= 0; at = stream.indexOf(word, at + 1)) {
            int end = at + word.length();
            if ((at == 0 || isBetween(stream.charAt(at - 1)))
                    && (end == stream.length() || isBetween(stream.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBetween(char sign) {
        return !Character.isLetterOrDigit(sign) && sign != '-' && sign != '_';
    }
}
