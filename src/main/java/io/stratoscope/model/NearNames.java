package io.stratoscope.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody who mistyped one may have meant. */
public final class NearNames {

    private static final int MOST = 3;

    private NearNames() {}

    /** {@code did you mean eu-central-1?}, or the known names when none is near. */
    public static String hint(String wanted, Collection<String> known) {
        List<String> near = of(wanted, known);
        if (!near.isEmpty()) {
            return "did you mean " + String.join(" or ", near) + "?";
        }
        List<String> some = known.stream().sorted().limit(8).toList();
        return "known are " + String.join(", ", some) + (known.size() > some.size() ? ", …" : "");
    }

    /**
     * At most three known names within a third of the wanted one's length in edits, nearest first; beside a near
     * one, none that is much farther.
     */
    public static List<String> of(String wanted, Collection<String> known) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        int nearest =
                known.stream()
                        .mapToInt(name -> edits(lower, name.toLowerCase(Locale.ROOT)))
                        .min()
                        .orElse(0);
        int limit = nearest == 0 ? 0 : Math.min(Math.max(1, wanted.length() / 3), nearest + 1);
        return known.stream()
                .filter(name -> edits(lower, name.toLowerCase(Locale.ROOT)) <= limit)
                .sorted(
                        Comparator.comparingInt((String name) ->
                                        edits(lower, name.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein distance. */
    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitute, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
