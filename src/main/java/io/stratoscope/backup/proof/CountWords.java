package io.stratoscope.backup.proof;

import io.stratoscope.backup.proof.Check.Finding;

import java.util.Map;

/** What is said of counts. */
final class CountWords {

    private CountWords() {}

    /** With what was counted when the backup was made. */
    static Finding compared(String what, long here, long expected) {
        Map<String, String> measured =
                Map.of("restored", String.valueOf(here), "counted then", String.valueOf(expected));
        return here == expected
                ? Finding.pass(
                        "%d %s, as were counted when the backup was made".formatted(here, what),
                        measured)
                : Finding.fail(
                        "%d %s, and %d were counted when the backup was made; restore from another point"
                                .formatted(here, what, expected),
                        measured);
    }

    static String nothingToCompare(String what, long here) {
        return "%d %s; the restore point has no counts, and no live server was given to ask"
                .formatted(here, what);
    }

    static String liveIsMissing(Answer.Missing<?> missing) {
        return "the live server cannot be asked: " + missing.words();
    }
}
