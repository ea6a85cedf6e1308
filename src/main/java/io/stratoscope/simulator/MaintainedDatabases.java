package io.stratoscope.simulator;

import java.util.HashSet;
import java.util.Set;

/** Databases, by the resource ids of their clusters, in which Immich has noted that it is being maintained. Under the account's lock only. */
final class MaintainedDatabases {

    private final Set<String> noted = new HashSet<>();

    boolean has(String cluster) {
        return noted.contains(cluster);
    }

    void note(String cluster, boolean on) {
        if (on) {
            noted.add(cluster);
        } else {
            noted.remove(cluster);
        }
    }
}
