package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.LibraryRows;
import io.stratoscope.simulator.photos.PhotoLibrary;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is in the databases of clusters, by the clusters' resource ids, which are never given again: the rows of a library, as far as its
 * uploads came to the cluster. They are remembered beyond the cluster's end, as its snapshots are. Under the account's lock only.
 */
final class RdsRows {

    private record Written(PhotoLibrary library, UploadTimes times) {}

    private final AccountState account;
    private final Map<String, Written> byCluster = new TreeMap<>();

    /** The cluster that was last reached at an address, whether it is still there or not. */
    private final Map<String, String> byAddress = new TreeMap<>();

    RdsRows(AccountState account) {
        this.account = account;
    }

    /** From its beginning on, a library's uploads come to a cluster. */
    void use(String resourceId, PhotoLibrary library) {
        byCluster.put(resourceId, new Written(library, UploadTimes.always()));
    }

    /** A cluster is made with what was in another at a time. */
    void copy(String from, Instant at, String to) {
        Written written = byCluster.get(from);
        if (written != null) {
            byCluster.put(to, new Written(written.library(), written.times().until(at)));
        }
    }

    /** Who wrote into one cluster writes into another from now on. */
    void move(String from, String to, Instant at) {
        Written former = byCluster.get(from);
        if (former != null && former.times().holds(Instant.MAX)) {
            byCluster.put(from, new Written(former.library(), former.times().until(at)));
            UploadTimes there =
                    Optional.ofNullable(byCluster.get(to))
                            .filter(written -> written.library().equals(former.library()))
                            .map(Written::times)
                            .orElseGet(UploadTimes::never);
            byCluster.put(to, new Written(former.library(), there.andAfter(at)));
        }
    }

    /** A cluster is made: who wrote to another that had its address writes into this one. */
    void reached(String address, String resourceId, Instant at) {
        String former = byAddress.put(address, resourceId);
        if (former != null) {
            move(former, resourceId, at);
        }
    }

    /** The cluster that was last reached at an address. */
    Optional<String> at(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** The rows at a time; none where nobody ever wrote any. While the server was down, nobody did. */
    LibraryRows at(String resourceId, Instant time) {
        Written written = byCluster.get(resourceId);
        if (written == null) {
            return LibraryRows.NONE;
        }
        Aftermath aftermath = account.aftermath();
        return written.library()
                .rows(time)
                .uploaded(at -> written.times().holds(at) && aftermath.isServing(at));
    }
}
