package io.stratoscope.health;

import io.stratoscope.model.Arn;
import io.stratoscope.topology.BlastRadius.Impact;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something to be done: a resource that is bad by itself, and what is so because of it.
 *
 * @param cause what is said of it, the worst first
 * @param cost what it costs the operator
 * @param consequences others that are bad because of it, nearest first
 * @param reach what stops or suffers when it is gone, whether that is seen already or not
 */
public record Problem(
        ResourceHealth cause, Cost cost, List<Consequence> consequences, List<Impact> reach) {

    /** The dearest first. */
    public enum Cost {
        /** People cannot use the project. */
        OUTAGE,
        /** What it holds may be lost. */
        DATA_AT_RISK,
        /** Something does not work, or will not for long, and people can still use the project. */
        IMPAIRED;

        /** For people. */
        public String words() {
            return switch (this) {
                case OUTAGE -> "outage";
                case DATA_AT_RISK -> "data at risk";
                case IMPAIRED -> "impaired";
            };
        }
    }

    /**
     * Another one that is bad because of it.
     *
     * @param why how the one depends on the other, in a line
     */
    public record Consequence(Arn resource, HealthState state, String words, String why) {}

    public Problem {
        consequences = List.copyOf(consequences);
        reach = List.copyOf(reach);
    }

    /** How many more depend on the cause than are bad because of it already. */
    public long furtherReach() {
        Set<Arn> told =
                consequences.stream().map(Consequence::resource).collect(Collectors.toSet());
        return reach.stream().filter(each -> !told.contains(each.resource())).count();
    }

    /** All that it is about, each once: the cause, what is bad because of it, and what may become so, each nearest first. */
    public List<Arn> touched() {
        return Stream.of(
                        Stream.of(resource()),
                        consequences.stream().map(Consequence::resource),
                        reach.stream().map(Impact::resource))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    public Arn resource() {
        return cause.resource();
    }
}
