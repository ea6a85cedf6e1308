package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.DescribeContext;
import io.stratoscope.discovery.Describer;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Scope;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A type with a describe call that takes one name or none: a few are looked up by name, more are picked out of the pages
 * of the listing, which ends early when the last one is found.
 *
 * @param <T> the SDK's class of one item
 */
abstract class ListedDescriber<T> implements Describer {

    /** Up to so many lookups are made before the listing, of unknown length, is read instead. */
    static final int FEW = 4;

    private final String service;
    private final String kind;
    private final String action;

    /**
     * @param service the service's prefix in ARNs and IAM actions
     * @param kind the kind in the ARN: {@code cluster}
     * @param action the describe call as an IAM action
     */
    ListedDescriber(String service, String kind, String action) {
        this.service = service;
        this.kind = kind;
        this.action = action;
    }

    /**
     * Makes the describe call, all pages.
     *
     * @param name which one; {@code null} for all
     * @param stop asked before each further page
     */
    abstract void fetch(
            DescribeContext context, @Nullable String name, BooleanSupplier stop, Consumer<T> each);

    abstract Arn arn(T item, DescribeContext context);

    /** Whether a failed lookup says that there is no such thing. */
    abstract boolean saysGone(RuntimeException failure);

    /** Whether the call can be asked for one; where it cannot, even one is picked out of the listing. */
    boolean hasLookUp() {
        return true;
    }

    /** Reports one item as found. */
    abstract void report(T item, DescribeContext context, Details details);

    /** Reports items; overridden where some details are fetched for all of them at once. */
    void reportAll(List<T> items, DescribeContext context) {
        Details details = new Details(context);
        for (T item : items) {
            try {
                report(item, context, details);
            } catch (RuntimeException e) {
                context.failed(action, List.of(arn(item, context)), e);
            }
        }
    }

    /** Whether an item of the listing is of interest when the scope is everything. */
    boolean own(T item) {
        return true;
    }

    final String action() {
        return action;
    }

    @Override
    public final String service() {
        return service;
    }

    @Override
    public final boolean handles(Arn arn) {
        return arn.service().equals(service) && arn.resourceKind().equals(kind);
    }

    /** All in one: the listing is read once. */
    @Override
    public int taskSize() {
        return 100_000;
    }

    @Override
    public final void find(DescribeContext context) {
        switch (context.scope()) {
            case Scope.Tagged _ -> {
                // The sweep names them.
            }
            case Scope.Everything() -> {
                List<T> items = new ArrayList<>();
                Attempt.call(
                        context,
                        action,
                        List.of(),
                        () -> fetch(context, null, context::cancelled, items::add));
                reportAll(items.stream().filter(this::own).toList(), context);
            }
        }
    }

    @Override
    public void describe(List<Arn> wanted, DescribeContext context) {
        describe(wanted, context, context::gone);
    }

    /**
     * Describes parts that their owner named, except those that are confirmed already. One that does not exist is not
     * reported: its owner's word was enough to look for it, not to miss it.
     */
    final void describeParts(List<Arn> parts, DescribeContext context) {
        List<Arn> open = parts.stream().filter(arn -> !context.confirmed(arn)).toList();
        if (!open.isEmpty()) {
            describe(open, context, _ -> {});
        }
    }

    private void describe(List<Arn> wanted, DescribeContext context, Consumer<Arn> gone) {
        List<T> items = new ArrayList<>();
        if (hasLookUp() && wanted.size() <= FEW) {
            wanted.forEach(arn -> lookUp(arn, context, items, gone));
        } else {
            pick(wanted, context, items, gone);
        }
        reportAll(items, context);
    }

    private void lookUp(Arn arn, DescribeContext context, List<T> items, Consumer<Arn> gone) {
        Attempt.call(
                context,
                action,
                List.of(arn),
                () -> {
                    List<T> answer = new ArrayList<>();
                    try {
                        fetch(context, arn.resourceId(), context::cancelled, answer::add);
                    } catch (RuntimeException e) {
                        if (!saysGone(e)) {
                            throw e;
                        }
                    }
                    answer.removeIf(item -> !arn(item, context).equals(arn));
                    if (answer.isEmpty() && !context.cancelled()) {
                        gone.accept(arn);
                    }
                    items.addAll(answer);
                });
    }

    private void pick(
            List<Arn> wanted, DescribeContext context, List<T> items, Consumer<Arn> gone) {
        Set<Arn> open = new HashSet<>(wanted);
        try {
            fetch(
                    context,
                    null,
                    () -> open.isEmpty() || context.cancelled(),
                    item -> {
                        if (open.remove(arn(item, context))) {
                            items.add(item);
                        }
                    });
        } catch (RuntimeException e) {
            // What the earlier pages held is known all the same.
            context.failed(action, wanted.stream().filter(open::contains).toList(), e);
            return;
        }
        // A listing that was cut short proves nothing about what it did not hold.
        if (!context.cancelled()) {
            wanted.stream().filter(open::contains).forEach(gone);
        }
    }
}
