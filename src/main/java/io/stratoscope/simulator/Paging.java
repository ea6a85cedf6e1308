package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Cuts lists into pages as an API does: a default and a greatest page size, and opaque tokens. Where the faults ask for
 * hostile paging it does what AWS documents that clients must bear: short pages, and empty pages with a token.
 */
final class Paging {
    private static final String MARK = "p1";

    /**
     * The rules of one operation.
     *
     * @param standard page size where the caller names none
     * @param least smallest size that may be asked for
     * @param most greatest size that may be asked for
     * @param code error code for a size or a token that is wrong
     */
    record Limits(int standard, int least, int most, String code) {
        /** Limits whose errors are {@code ValidationException}. */
        static Limits of(int standard, int most) {
            return new Limits(standard, 1, most, "ValidationException");
        }
    }

    /** One page; the token is empty on the last one. */
    record Page<T>(List<T> items, Optional<String> nextToken) {
        /** The token as the SDK's builders take it. */
        @Nullable String token() {
            return nextToken.orElse(null);
        }
    }

    /** Why a page cannot be given. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private record Position(int offset, int turn) {}

    private Paging() {}

    /**
     * Cuts one page.
     *
     * @throws Refused when size or token is wrong
     */
    static <T> Page<T> page(
            List<T> all,
            Limits limits,
            @Nullable Integer size,
            @Nullable String token,
            boolean hostile) {
        int asked = size == null ? limits.standard() : size;
        if (asked < limits.least() || asked > limits.most()) {
            throw new Refused(
                    "page size %d is not between %d and %d"
                            .formatted(asked, limits.least(), limits.most()));
        }
        Position at = token == null || token.isEmpty() ? new Position(0, 0) : position(token);
        int offset = Math.min(at.offset(), all.size());
        int length = hostile ? hostileLength(asked, at.turn()) : asked;
        int end = Math.min(all.size(), offset + length);
        // A hostile API does not know yet, after a full page, that it was the last.
        boolean more = end < all.size() || (hostile && end > offset);
        Optional<String> next =
                more ? Optional.of(token(new Position(end, at.turn() + 1))) : Optional.empty();
        return new Page<>(List.copyOf(all.subList(offset, end)), next);
    }

    // Empty, short, full, and again; at the end always an empty page without a token.
    static int hostileLength(int asked, int turn) {
        return switch (turn % 3) {
            case 0 -> 0;
            case 1 -> Math.max(1, asked / 3);
            default -> asked;
        };
    }

    private static String token(Position at) {
        return PageToken.of(MARK, at.offset(), at.turn());
    }

    private static Position position(String token) {
        List<String> parts = PageToken.parts(MARK, 2, token).orElseThrow(Paging::notOurs);
        try {
            return new Position(
                    Integer.parseInt(parts.getFirst()), Integer.parseInt(parts.getLast()));
        } catch (NumberFormatException _) {
            throw notOurs();
        }
    }

    private static Refused notOurs() {
        return new Refused("the token is not one of this operation");
    }
}
