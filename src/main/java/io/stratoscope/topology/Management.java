package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.ResourceType;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who manages what of a snapshot, by what Terraform's state says.
 *
 * @param standings of every resource of the snapshot
 * @param absent what the state has and the snapshot has not, sorted by address
 * @param notCompared addresses of what is a setting or a tie of others, or another provider's
 */
public record Management(
        SortedMap<Arn, Standing> standings, List<Absent> absent, List<String> notCompared) {

    /** Nothing is known of who manages what. */
    public static final Management UNKNOWN = new Management(new TreeMap<>(), List.of(), List.of());

    /** How a resource of the snapshot stands to the state. */
    public sealed interface Standing {}

    /**
     * It is in the state.
     *
     * @param address Terraform's
     * @param confirmed whether a describe call said that it is there; otherwise it could not be read
     */
    public record Managed(ModulePath module, String address, boolean confirmed)
            implements Standing {}

    /** AWS made it as a part of another, and it stands as that does. */
    public record Part(Arn whole) implements Standing {}

    /** It is in the scope, and not in the state. */
    public record Unmanaged() implements Standing {}

    /**
     * It need not be in the state.
     *
     * @param why in a few words
     */
    public record Apart(String why) implements Standing {}

    /**
     * In the state, and not in the snapshot.
     *
     * @param name within its module
     * @param arn empty where the state does not tell it
     * @param unread why nothing is known of it; empty where it is not there
     */
    public record Absent(
            ModulePath module,
            String name,
            ResourceType type,
            Optional<Arn> arn,
            Optional<String> unread)
            implements Comparable<Absent> {

        /** Terraform's. */
        public String address() {
            return module.address(name);
        }

        public boolean missing() {
            return unread.isEmpty();
        }

        @Override
        public int compareTo(Absent other) {
            return address().compareTo(other.address());
        }
    }

    /**
     * What became of a module's resources; those of the modules in it are not counted.
     *
     * @param managed they are there
     * @param unread nothing is known of them
     */
    public record Tally(int managed, int missing, int unread) {
        public static final Tally NONE = new Tally(0, 0, 0);

        /** The sum of two. */
        public Tally plus(Tally other) {
            return new Tally(
                    managed + other.managed, missing + other.missing, unread + other.unread);
        }
    }

    public Management {
        standings = Collections.unmodifiableSortedMap(new TreeMap<>(standings));
        absent = absent.stream().sorted().toList();
        notCompared = notCompared.stream().sorted().toList();
    }

    /** Whether nothing was compared. */
    public boolean isUnknown() {
        return standings.isEmpty() && absent.isEmpty() && notCompared.isEmpty();
    }

    /** The resource's own standing, or that of the whole that it is a part of. */
    public Optional<Standing> standing(Arn arn) {
        Set<Arn> seen = new HashSet<>();
        Standing standing = standings.get(arn);
        while (standing instanceof Part(Arn whole) && seen.add(whole)) {
            standing = standings.get(whole);
        }
        return Optional.ofNullable(standing);
    }

    /** The module that manages it, itself or as a part. */
    public Optional<ModulePath> module(Arn arn) {
        return standing(arn)
                .flatMap(standing ->
                        standing instanceof Managed managed
                                ? Optional.of(managed.module())
                                : Optional.empty());
    }

    /** What is in the state and not in the account. */
    public List<Absent> missing() {
        return absent.stream().filter(Absent::missing).toList();
    }

    /** What is in the scope and not in the state. */
    public List<Arn> unmanaged() {
        return standings.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Unmanaged)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether account and state differ, as far as is known. */
    public boolean drifted() {
        return !missing().isEmpty() || !unmanaged().isEmpty();
    }

    /** Of each module that has resources of its own. */
    public SortedMap<ModulePath, Tally> tallies() {
        SortedMap<ModulePath, Tally> tallies = new TreeMap<>();
        for (Standing standing : standings.values()) {
            if (standing instanceof Managed managed) {
                Tally one = managed.confirmed() ? new Tally(1, 0, 0) : new Tally(0, 0, 1);
                tallies.merge(managed.module(), one, Tally::plus);
            }
        }
        for (Absent each : absent) {
            Tally one = each.missing() ? new Tally(0, 1, 0) : new Tally(0, 0, 1);
            tallies.merge(each.module(), one, Tally::plus);
        }
        return tallies;
    }

    /** Why those that need not be in the state need not, with how many. */
    public SortedMap<String, Integer> apart() {
        SortedMap<String, Integer> reasons = new TreeMap<>();
        for (Standing standing : standings.values()) {
            if (standing instanceof Apart(String why)) {
                reasons.merge(why, 1, Integer::sum);
            }
        }
        return reasons;
    }
}
