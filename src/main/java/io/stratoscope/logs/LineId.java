package io.stratoscope.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The id of a line in few bytes: CloudWatch Logs makes them of 56 digits, of which two fit into a byte. The first byte says which
 * it is.
 */
final class LineId {

    private static final byte TEXT = 0;
    private static final byte DIGITS = 1;
    private static final int NOTHING = 0xF;

    private LineId() {}

    static byte[] packed(String id) {
        if (id.isEmpty() || !id.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            byte[] text = id.getBytes(StandardCharsets.UTF_8);
            byte[] tagged = new byte[text.length + 1];
            tagged[0] = TEXT;
            System.arraycopy(text, 0, tagged, 1, text.length);
            return tagged;
        }
        byte[] packed = new byte[1 + (id.length() + 1) / 2];
        packed[0] = DIGITS;
        for (int i = 0; i < id.length(); i += 2) {
            int low = i + 1 < id.length() ? id.charAt(i + 1) - '0' : NOTHING;
            packed[1 + i / 2] = (byte) ((id.charAt(i) - '0') << 4 | low);
        }
        return packed;
    }

    static String of(byte[] bytes, int from, int to) {
        if (bytes[from] == TEXT) {
            return new String(bytes, from + 1, to - from - 1, StandardCharsets.UTF_8);
        }
        StringBuilder digits = new StringBuilder(2 * (to - from));
        for (byte pair : Arrays.copyOfRange(bytes, from + 1, to)) {
            digits.append((char) ('0' + (pair >> 4 & 0xF)));
            if ((pair & 0xF) != NOTHING) {
                digits.append((char) ('0' + (pair & 0xF)));
            }
        }
        return digits.toString();
    }
}
