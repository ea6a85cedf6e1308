package io.stratoscope.provision.plan;

import io.stratoscope.provision.stack.Stack;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * What is to be done so that an account has what a stack wants. It is made by looking; following it is another's.
 *
 * @param id tells plans apart: lower-case letters and digits
 * @param kind whether the stack is to be there or to be gone
 * @param madeAt when the account was looked at
 * @param accountId twelve digits
 * @param region region code
 * @param stack what is wanted; without resources when it is to be gone
 * @param changes in an order in which they can be made; those with nothing to do are among them
 * @param extras what somebody else made in what the stack has
 */
public record Plan(
        String id,
        Kind kind,
        Instant madeAt,
        String accountId,
        String region,
        Stack stack,
        List<Change> changes,
        List<Extra> extras) {

    /** What a plan is for. */
    public enum Kind {
        APPLY,
        DESTROY
    }

    public Plan {
        changes = List.copyOf(changes);
        extras = List.copyOf(extras);
    }

    /** A plan of a stack in which nobody else made anything. */
    public Plan(
            String id,
            Kind kind,
            Instant madeAt,
            String accountId,
            String region,
            Stack stack,
            List<Change> changes) {
        this(id, kind, madeAt, accountId, region, stack, changes, List.of());
    }

    /** Whether an account has what the stack wants, and nothing beside it. */
    public boolean isAsWanted() {
        return toDo().isEmpty() && extras.isEmpty();
    }

    /** The changes that change something. */
    public List<Change> toDo() {
        return changes.stream().filter(Change::isSomething).toList();
    }

    /** By how much what the stack costs a month grows, as far as it is known; negative when it shrinks. In US dollars. */
    public BigDecimal monthlyUsd() {
        return changes.stream()
                .flatMap(change -> change.monthlyUsd().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }
}
