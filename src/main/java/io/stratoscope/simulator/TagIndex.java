package io.stratoscope.simulator;

import io.stratoscope.model.Arn;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The tags of everything in the account, by region and ARN: what the Resource Groups Tagging API and the services' own
 * {@code ListTags…} operations answer from. As in AWS, a deleted resource goes on being listed for some hours.
 */
final class TagIndex {

    /** How long the tagging API remembers what was deleted. */
    static final Duration GHOST_TIME = Duration.ofHours(6);

    /** How long the tagging API takes to know of new tags. */
    static final Duration UNTIL_LISTED = Duration.ofSeconds(10);

    /**
     * One resource.
     *
     * @param tags empty where it was never tagged; such are not listed by the tagging API
     * @param before what the tagging API says of it at first: nothing of what is new
     * @param listedFrom when the tagging API knows its tags
     * @param deletedAt when it was deleted; empty while it lives
     */
    record Entry(
            Map<String, String> tags,
            Map<String, String> before,
            Instant listedFrom,
            Optional<Instant> deletedAt) {
        Entry {
            tags = Map.copyOf(tags);
            before = Map.copyOf(before);
        }

        /** What the tagging API says. */
        Map<String, String> listed(Instant now) {
            return now.isBefore(listedFrom) ? before : tags;
        }
    }

    private record Ghost(String arn, String region, Instant deletedAt) {}

    private final InstantSource clock;
    private final Supplier<Instant> listedFrom;
    private final Map<String, NavigableMap<String, Entry>> byRegion = new HashMap<>();
    private final Map<String, String> regions = new HashMap<>();
    private final Deque<Ghost> ghosts = new ArrayDeque<>();

    /**
     * An index without anything.
     *
     * @param listedFrom when the tagging API knows of what is tagged now
     */
    TagIndex(InstantSource clock, Supplier<Instant> listedFrom) {
        this.clock = clock;
        this.listedFrom = listedFrom;
    }

    /** Adds a resource, or replaces all its tags. Resources of global services belong to us-east-1. */
    void register(String arn, Map<String, String> tags) {
        String region = Arn.of(arn).region();
        register(arn, region.isEmpty() ? AccountState.GLOBAL_HOME : region, tags);
    }

    /** The same, for ARNs that do not say their region (S3 buckets). */
    synchronized void register(String arn, String region, Map<String, String> tags) {
        regions.put(arn, region);
        put(arn, region, tags);
    }

    /** Adds tags to a resource, or changes their values. */
    synchronized void tag(String arn, Map<String, String> more) {
        Map<String, String> tags = new HashMap<>(tags(arn));
        tags.putAll(more);
        retag(arn, tags);
    }

    /** Takes tags away from a resource. */
    synchronized void untag(String arn, Collection<String> keys) {
        Map<String, String> tags = new HashMap<>(tags(arn));
        tags.keySet().removeAll(keys);
        retag(arn, tags);
    }

    private void retag(String arn, Map<String, String> tags) {
        String region = regions.get(arn);
        if (region == null) {
            register(arn, tags);
        } else {
            put(arn, region, tags);
        }
    }

    private void put(String arn, String region, Map<String, String> tags) {
        Entry known = of(region).get(arn);
        Map<String, String> before =
                known == null || known.deletedAt().isPresent()
                        ? Map.of()
                        : known.listed(clock.instant());
        of(region).put(arn, new Entry(tags, before, listedFrom.get(), Optional.empty()));
    }

    /** Its tags, in no particular order; none where it is not known or gone. */
    synchronized Map<String, String> tags(String arn) {
        String region = regions.get(arn);
        if (region == null) {
            return Map.of();
        }
        Entry entry = of(region).get(arn);
        return entry == null || entry.deletedAt().isPresent() ? Map.of() : entry.tags();
    }

    /** The resource is gone; it stays listed as a ghost. */
    synchronized void delete(String arn) {
        String region = regions.get(arn);
        if (region == null) {
            return;
        }
        Map<String, Entry> entries = of(region);
        Entry entry = entries.get(arn);
        if (entry != null && entry.deletedAt().isEmpty()) {
            Instant now = clock.instant();
            entries.put(
                    arn,
                    new Entry(entry.tags(), entry.before(), entry.listedFrom(), Optional.of(now)));
            ghosts.addLast(new Ghost(arn, region, now));
        }
    }

    /** Everything of a region, ghosts included, sorted by ARN. Use it under the account's lock only. */
    synchronized NavigableMap<String, Entry> entries(String region) {
        Instant forgotten = clock.instant().minus(GHOST_TIME);
        // In the order of deletion, so that a page does not look at everything.
        while (!ghosts.isEmpty() && !ghosts.getFirst().deletedAt().isAfter(forgotten)) {
            forget(ghosts.removeFirst());
        }
        return of(region);
    }

    // What was made again under the same ARN, or deleted again later, is not this ghost.
    private void forget(Ghost ghost) {
        Map<String, Entry> entries = of(ghost.region());
        Entry entry = entries.get(ghost.arn());
        if (entry != null && entry.deletedAt().equals(Optional.of(ghost.deletedAt()))) {
            entries.remove(ghost.arn());
            regions.remove(ghost.arn());
        }
    }

    private NavigableMap<String, Entry> of(String region) {
        return byRegion.computeIfAbsent(region, name -> new TreeMap<>());
    }
}
