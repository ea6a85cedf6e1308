package io.stratoscope.ui.palette;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How well a few letters fit a text. They must occur in it in their order; those that begin words or follow one another count
 * more.
 *
 * @param score more is better
 * @param places where in the text the letters are, ascending
 */
record FuzzyMatch(int score, List<Integer> places) {

    private static final int WORD_START = 8;
    private static final int FOLLOWS = 9;
    private static final int TEXT_START = 4;
    private static final int NONE = Integer.MIN_VALUE / 2;

    /** Longer ones are cut: nobody types so much, and the work grows with it. */
    private static final int LONGEST_TEXT = 160;

    private static final int LONGEST_QUERY = 40;

    FuzzyMatch {
        places = List.copyOf(places);
    }

    /**
     * The best fit; empty where the letters do not occur in that order. White space in the query only separates.
     */
    static Optional<FuzzyMatch> of(String query, String text) {
        int[] letters =
                query.chars()
                        .filter(c -> !Character.isWhitespace(c))
                        .map(Character::toLowerCase)
                        .limit(LONGEST_QUERY)
                        .toArray();
        String head = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        if (letters.length == 0) {
            return Optional.of(new FuzzyMatch(0, List.of()));
        }
        return occur(letters, head) ? Optional.of(best(letters, head)) : Optional.empty();
    }

    /** Most texts do not fit: that is found out cheaply. */
    private static boolean occur(int[] letters, String text) {
        int next = 0;
        for (int i = 0; i < text.length() && next < letters.length; i++) {
            if (lower(text, i) == letters[next]) {
                next++;
            }
        }
        return next == letters.length;
    }

    private static FuzzyMatch best(int[] letters, String text) {
        int rows = letters.length;
        int columns = text.length();
        // score[r][c]: the best for the first r + 1 letters with the last of them at c.
        int[][] score = new int[rows][columns];
        int[][] before = new int[rows][columns];
        for (int r = 0; r < rows; r++) {
            Arrays.fill(score[r], NONE);
            int leader = -1;
            for (int c = r; c < columns; c++) {
                if (r > 0
                        && c > 1
                        && score[r - 1][c - 2] > (leader < 0 ? NONE : score[r - 1][leader])) {
                    leader = c - 2;
                }
                if (lower(text, c) != letters[r]) {
                    continue;
                }
                int here = worth(text, c);
                if (r == 0) {
                    score[r][c] = here;
                    continue;
                }
                if (score[r - 1][c - 1] > NONE) {
                    score[r][c] = score[r - 1][c - 1] + here + FOLLOWS;
                    before[r][c] = c - 1;
                }
                if (leader >= 0 && score[r - 1][leader] + here > score[r][c]) {
                    score[r][c] = score[r - 1][leader] + here;
                    before[r][c] = leader;
                }
            }
        }
        return traced(score, before, columns);
    }

    private static FuzzyMatch traced(int[][] score, int[][] before, int length) {
        int row = score.length - 1;
        int end = 0;
        for (int c = 0; c < length; c++) {
            if (score[row][c] > score[row][end]) {
                end = c;
            }
        }
        int total = score[row][end] * 4 - length / 4; // of equals the shorter text
        List<Integer> places = new ArrayList<>();
        for (int c = end; row >= 0; row--) {
            places.addFirst(c);
            c = before[row][c];
        }
        return new FuzzyMatch(total, places);
    }

    private static int worth(String text, int at) {
        if (at == 0) {
            return 1 + WORD_START + TEXT_START;
        }
        char here = text.charAt(at);
        char left = text.charAt(at - 1);
        boolean begins =
                !Character.isLetterOrDigit(left)
                        || (Character.isUpperCase(here) && Character.isLowerCase(left))
                        || (Character.isDigit(here) && !Character.isDigit(left));
        return begins && Character.isLetterOrDigit(here) ? 1 + WORD_START : 1;
    }

    private static int lower(String text, int at) {
        return Character.toLowerCase(text.charAt(at));
    }
}
