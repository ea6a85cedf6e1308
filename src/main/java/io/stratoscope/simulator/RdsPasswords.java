package io.stratoscope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Since when clusters have their master passwords, by resource id. The passwords themselves are kept nowhere: one and the same fits a
 * secret that was written when it was set, and no other. Under the account's lock only.
 */
final class RdsPasswords {

    /** Whoever sets a password writes it into a secret soon before or after. */
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    private final Map<String, NavigableSet<Instant>> set = new TreeMap<>();

    /** A cluster has another password from now on. */
    void set(String resourceId, Instant at) {
        set.computeIfAbsent(resourceId, _ -> new TreeSet<>()).add(at);
    }

    /** A cluster is made with the password that another had at a time. */
    void copy(String from, Instant at, String to) {
        Instant since = since(from, at);
        if (!since.equals(Instant.MAX)) {
            set(to, since);
        }
    }

    /** Since when a cluster has the password that it has at a time; {@link Instant#MAX} where it has none. */
    Instant since(String resourceId, Instant at) {
        NavigableSet<Instant> all = set.get(resourceId);
        Instant since = all == null ? null : all.floor(at);
        return since == null ? Instant.MAX : since;
    }

    /** Whether what was written into a secret at a time is a cluster's password. */
    boolean fits(String resourceId, Instant now, Instant written) {
        Instant since = since(resourceId, now);
        return !since.equals(Instant.MAX)
                && Duration.between(since, written).abs().compareTo(TOGETHER) <= 0;
    }
}
