package io.stratoscope.provision.apply;

import io.stratoscope.job.Journal;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.plan.Names;
import io.stratoscope.provision.plan.StackState;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a stack is: what the account has of it, what the journal says should be there too, and how the last run ended.
 *
 * @param parts as the account lists them, then those that are missing
 * @param lastRun from this computer; empty where there was none
 */
public record StackStatus(String name, List<Part> parts, Optional<LastRun> lastRun) {

    /** How a resource stands. */
    public enum Standing {
        IN_PLACE("in place"),
        BEING_MADE("being made"),
        BEING_REMOVED("being removed"),
        FAILED("failed"),
        RETIRED("out of use"),
        /** The journal says that it was made, and the account does not have it. */
        MISSING("missing");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One resource.
     *
     * @param id its logical id; empty where neither a tag nor the journal names it
     * @param type CloudFormation's; empty where only the journal knows it, and does not say
     * @param name what the API knows it by
     * @param tagged whether it carries the stack's tag; else it is a part of one that does
     */
    public record Part(String id, String type, String name, Standing standing, boolean tagged) {}

    public StackStatus {
        parts = List.copyOf(parts);
    }

    /** Puts together what the account and the journal say. */
    static StackStatus of(String name, StackState state, Journal journal) {
        Map<String, String> made = MadeParts.ids(journal);
        List<Part> parts = new ArrayList<>();
        Set<String> there = new HashSet<>();
        for (Existing each : state.resources()) {
            Part part = part(each, made);
            parts.add(part);
            there.add(Names.of(each));
            there.add(part.id());
        }
        made.forEach((called, id) -> {
            // Another one may have taken its place, with the same id.
            if (!there.contains(called) && !there.contains(id)) {
                parts.add(missing(called, id));
            }
        });
        return new StackStatus(name, parts, LastRun.in(journal));
    }

    private static Part part(Existing existing, Map<String, String> made) {
        boolean tagged = existing.key().isEmpty();
        return new Part(
                existing.id().orElse(made.getOrDefault(Names.of(existing), "")),
                existing.type(),
                tagged ? existing.ref() : existing.key(),
                standing(existing.state()),
                tagged);
    }

    /** {@link Names#of} tells the type of what has no tags, and of others their id again. */
    private static Part missing(String called, String id) {
        int space = called.indexOf(' ');
        String first = called.substring(0, Math.max(space, 0));
        boolean tagged = first.equals(id);
        return new Part(
                id, tagged ? "" : first, called.substring(space + 1), Standing.MISSING, tagged);
    }

    private static Standing standing(Existing.State state) {
        return switch (state) {
            case READY -> Standing.IN_PLACE;
            case PENDING -> Standing.BEING_MADE;
            case DELETING -> Standing.BEING_REMOVED;
            case FAILED -> Standing.FAILED;
            case RETIRED -> Standing.RETIRED;
        };
    }

    /** How many stand how; those that nobody stands at are not there. */
    public Map<Standing, Long> counts() {
        Map<Standing, Long> counts = new EnumMap<>(Standing.class);
        parts.forEach(part -> counts.merge(part.standing(), 1L, Long::sum));
        return counts;
    }

    /** How many parts carry no tag. */
    public long untagged() {
        return parts.stream().filter(part -> !part.tagged()).count();
    }

    /** Whether there is nothing of it, and nothing to be done about it. */
    public boolean isGone() {
        return parts.isEmpty()
                && lastRun.map(LastRun::end)
                        .filter(end -> !(end instanceof LastRun.End.Finished))
                        .isEmpty();
    }
}
