package io.stratoscope.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where a page begins, as a text that callers hand back: parts that say so, after a mark of who wrote it. */
final class PageToken {
    private static final String BETWEEN = ":";

    private PageToken() {}

    /**
     * Writes one.
     *
     * @param mark of who reads it again
     * @param parts none of which has a colon
     */
    static String of(String mark, Object... parts) {
        StringBuilder text = new StringBuilder(mark);
        for (Object part : parts) {
            text.append(BETWEEN).append(part);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** The parts of one that was written with a mark; empty where it is of somebody else, or of nobody. */
    static Optional<List<String>> parts(String mark, int count, String token) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        List<String> parts = List.of(text.split(BETWEEN, -1));
        return parts.size() == count + 1 && parts.getFirst().equals(mark)
                ? Optional.of(parts.subList(1, parts.size()))
                : Optional.empty();
    }
}
