package io.stratoscope.health;

import io.stratoscope.model.Arn;
import io.stratoscope.store.HealthStore.Stretch;
import io.stratoscope.store.HealthStore.Trouble;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Since which look what is bad was found so, without a look in between that found it otherwise. A pause in which nobody looked breaks
 * nothing: who looks once an hour, or once a day, learns since which of his looks it is so.
 */
final class FirstSeen {

    /**
     * What was found of a resource.
     *
     * @param rule the key of the rule that says it
     */
    record Finding(String rule, Instant first) {

        /** The same health; what this rule says of it, and dates by nothing that it read, has the first look. */
        ResourceHealth dated(ResourceHealth health) {
            return new ResourceHealth(
                    health.resource(),
                    health.state(),
                    health.verdicts().stream()
                            .map(verdict ->
                                    verdict.rule().equals(rule)
                                                    && verdict.level() == health.worst().level()
                                                    && verdict.since().isEmpty()
                                            ? verdict.firstSeen(first)
                                            : verdict)
                            .toList());
        }
    }

    private record Key(String resource, String state, String rule) {
        static Key of(Trouble trouble) {
            return new Key(trouble.resource(), trouble.state(), trouble.rule());
        }
    }

    private FirstSeen() {}

    /**
     * Of what a look found.
     *
     * @param looks all of some days, oldest first
     * @param troubles of the same days, oldest first
     * @param at when it was looked; what was not found then is left out
     */
    static Map<Arn, Finding> of(List<Stretch> looks, List<Trouble> troubles, Instant at) {
        Map<Key, List<Trouble>> same = new LinkedHashMap<>();
        troubles.forEach(
                each -> same.computeIfAbsent(Key.of(each), _ -> new ArrayList<>()).add(each));
        // The store keeps no more than that of a moment.
        Instant kept = at.truncatedTo(ChronoUnit.MILLIS);
        Map<Arn, Finding> found = new TreeMap<>();
        same.forEach((key, each) -> {
            if (each.getLast().to().equals(kept)) {
                Instant first = first(looks, each);
                Instant told = first.equals(kept) ? at : first;
                Arn.parse(key.resource())
                        .ifPresent(arn -> found.put(arn, new Finding(key.rule(), told)));
            }
        });
        return found;
    }

    /** Back from the last as long as nobody looked in between. */
    private static Instant first(List<Stretch> looks, List<Trouble> same) {
        Instant first = same.getLast().from();
        for (Trouble before : same.reversed()) {
            Instant later = first;
            boolean otherwise =
                    looks.stream()
                            .anyMatch(look ->
                                    look.to().isAfter(before.to()) && look.from().isBefore(later));
            if (otherwise && before.from().isBefore(later)) {
                return first;
            }
            first = before.from();
        }
        return first;
    }
}
