package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Walks through the pages of a listing. A page may be short or empty and still have a successor; only the missing token
 * ends the listing. An endpoint that hands out a token twice would be asked for ever, so that is a failure.
 */
public final class Pages {

    /** An endpoint handed out the same page token twice. */
    public static final class RepeatedTokenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RepeatedTokenException() {
            super("the listing repeats a page token; what follows could not be read");
        }
    }

    private Pages() {}

    /**
     * Fetches page after page until there is none, or the operator cancels.
     *
     * @param fetch makes the call for a token; the first token is {@code null}
     * @param nextToken the token of the next page: {@code null} or empty after the last
     * @throws RepeatedTokenException when the listing goes round in circles
     */
    public static <P> void forEach(
            DescribeContext context,
            Function<@Nullable String, P> fetch,
            Function<P, @Nullable String> nextToken,
            Consumer<P> each) {
        forEach(context::cancelled, fetch, nextToken, each);
    }

    /** The same, asking {@code stop} before each page but the first. */
    public static <P> void forEach(
            BooleanSupplier stop,
            Function<@Nullable String, P> fetch,
            Function<P, @Nullable String> nextToken,
            Consumer<P> each) {
        Set<String> seen = new HashSet<>();
        String token = null;
        do {
            P page = fetch.apply(token);
            each.accept(page);
            token = nextToken.apply(page);
            if (token == null || token.isEmpty()) {
                return;
            }
            if (!seen.add(token)) {
                throw new RepeatedTokenException();
            }
        } while (!stop.getAsBoolean());
    }
}
