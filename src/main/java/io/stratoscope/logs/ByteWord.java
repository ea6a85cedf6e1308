package io.stratoscope.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An ASCII word that is looked for in bytes, no matter the case. It looks at the last byte of each place where the word may be, and from
 * there goes on by as much as that byte allows (Horspool's way): of most bytes in between it sees none.
 */
final class ByteWord {

    private static final int CASE = 0x20;

    private final byte[] word;

    /** By how much to go on after a byte that stood at the word's end. */
    private final int[] steps = new int[256];

    /** @param word ASCII only, in lower case, not empty */
    ByteWord(String word) {
        this.word = word.getBytes(StandardCharsets.US_ASCII);
        int last = this.word.length - 1;
        Arrays.fill(steps, this.word.length);
        for (int i = 0; i < last; i++) {
            steps[this.word[i]] = last - i;
            if (isLetter(this.word[i])) {
                steps[this.word[i] ^ CASE] = last - i;
            }
        }
    }

    int length() {
        return word.length;
    }

    /** Where it begins first, from a place on; -1: nowhere. */
    int find(byte[] text, int from) {
        int last = word.length - 1;
        byte end = word[last];
        for (int at = from + last; at < text.length; at += steps[text[at] & 0xFF]) {
            if (same(text[at], end) && begins(text, at - last)) {
                return at - last;
            }
        }
        return -1;
    }

    private boolean begins(byte[] text, int at) {
        for (int i = 0; i < word.length - 1; i++) {
            if (!same(text[at + i], word[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(byte sign, byte lower) {
        return sign == lower || (isLetter(lower) && (sign | CASE) == lower);
    }

    private static boolean isLetter(byte lower) {
        return lower >= 'a' && lower <= 'z';
    }
}
