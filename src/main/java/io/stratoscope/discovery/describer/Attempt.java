package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.model.Arn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes calls so that a failure becomes a line in the ledger and the rest goes on. */
public final class Attempt {

    private Attempt() {}

    /**
     * Makes a call unless the operator cancelled.
     *
     * @param action the call as an IAM action
     * @param about what it is to describe; empty for a listing
     */
    public static void call(
            DescribeContext context, String action, List<Arn> about, Runnable call) {
        if (context.cancelled()) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException e) {
            // Whatever it is, the other resources must still be described.
            context.failed(action, about, e);
        }
    }

    /** Makes a call for each batch of at most {@code size}; one that fails does not stop the next. */
    public static void batches(
            DescribeContext context,
            String action,
            List<Arn> wanted,
            int size,
            Consumer<List<Arn>> call) {
        for (int from = 0; from < wanted.size(); from += size) {
            List<Arn> batch = wanted.subList(from, Math.min(wanted.size(), from + size));
            call(context, action, batch, () -> call.accept(batch));
        }
    }

    /**
     * Makes a call for each batch and reports as gone what its answer does not hold. For calls that leave out what does
     * not exist.
     *
     * @param call describes and reports a batch; answers with what it found
     */
    public static void batchesMissingAreGone(
            DescribeContext context,
            String action,
            List<Arn> wanted,
            int size,
            Function<List<Arn>, Set<Arn>> call) {
        batches(
                context,
                action,
                wanted,
                size,
                batch -> {
                    Set<Arn> found = new HashSet<>(call.apply(batch));
                    // A listing that was cut short proves nothing about what it did not hold.
                    if (!context.cancelled()) {
                        new ArrayList<>(batch)
                                .stream()
                                        .filter(arn -> !found.contains(arn))
                                        .forEach(context::gone);
                    }
                });
    }
}
