package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks for details of resources that another call already confirmed. A detail that cannot be read is left out, and the
 * resource stays confirmed; the first failure of each action is reported, so that the operator can allow it, and not the
 * same one for every resource. Serves one method call of a describer.
 */
final class Details {

    private final DescribeContext context;
    private final Set<String> reported = new HashSet<>();

    Details(DescribeContext context) {
        this.context = context;
    }

    /** The answer; empty where it could not be had, or the operator cancelled. */
    <R> Optional<R> ask(String action, Supplier<R> call) {
        return ask(action, call, failure -> false);
    }

    /**
     * The same for a call that answers with an error where there is nothing to tell.
     *
     * @param nothing whether a failure means just that: it is not reported
     */
    <R> Optional<R> ask(String action, Supplier<R> call, Predicate<RuntimeException> nothing) {
        if (context.cancelled()) {
            return Optional.empty();
        }
        try {
            return Optional.of(call.get());
        } catch (RuntimeException e) {
            if (!nothing.test(e) && reported.add(action)) {
                context.failed(action, List.of(), e);
            }
            return Optional.empty();
        }
    }
}
