package io.stratoscope.provision.plan;

import io.stratoscope.provision.driver.Difference;
import io.stratoscope.provision.driver.Existing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a plan does with one resource.
 *
 * @param id logical id; for what the stack does not want, its tag's, or its type and {@code ref}
 * @param module that wants it; empty where nothing does
 * @param type CloudFormation's
 * @param ref what the API knows it by, when it exists
 * @param reason why, in words
 * @param differences what differs, for {@code UPDATE} and {@code REPLACE}
 * @param after ids of the changes that come first
 * @param interrupts whether what it does for others stops meanwhile
 * @param losesData whether what is in it goes with it
 * @param monthlyUsd by how much what the stack costs a month grows, what is paid by use left out; empty where it is not known
 */
public record Change(
        String id,
        String module,
        String type,
        Action action,
        Optional<String> ref,
        String reason,
        List<Difference> differences,
        Set<String> after,
        boolean interrupts,
        boolean losesData,
        Optional<BigDecimal> monthlyUsd) {

    public Change {
        differences = List.copyOf(differences);
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
    }

    /** Waiting for one that is on its way out. */
    public static Change leaving(Existing existing) {
        return new Change(
                Names.of(existing),
                "",
                existing.type(),
                Action.DELETE,
                Optional.of(existing.ref()),
                "is on its way out",
                List.of(),
                Set.of(),
                false,
                false,
                Optional.of(BigDecimal.ZERO));
    }

    /** The same for another reason. */
    Change because(String why) {
        return new Change(
                id,
                module,
                type,
                action,
                ref,
                why,
                differences,
                after,
                interrupts,
                losesData,
                monthlyUsd);
    }

    /** Whether it changes anything. */
    public boolean isSomething() {
        return action != Action.NONE;
    }

    /** Whether it makes a resource, so that what others know of it is known only afterwards. */
    public boolean makes() {
        return action == Action.CREATE || action == Action.REPLACE;
    }
}
