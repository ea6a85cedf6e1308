package io.stratoscope.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one service is busy with, by the id of the resource: some are being made or changed, and some are on their way out. Where
 * the account takes no time, nothing is ever in here.
 */
final class Underway {

    private record Work(String status, Instant done) {}

    private final AccountState account;
    private final Map<String, Work> works = new HashMap<>();
    private final Set<String> leaving = new HashSet<>();

    Underway(AccountState account) {
        this.account = account;
    }

    /** A resource is in this status for a while. */
    void begin(String id, String status, Duration usual) {
        works.put(id, new Work(status, account.doneAt(usual)));
    }

    /**
     * A resource is on its way out.
     *
     * @param gone takes it away, once its time is over
     */
    void leave(String id, Duration usual, Runnable gone) {
        leaving.add(id);
        account.once(
                account.doneAt(usual),
                () -> {
                    leaving.remove(id);
                    works.remove(id);
                    gone.run();
                });
    }

    /** Whether a resource is on its way out. */
    boolean isLeaving(String id) {
        return leaving.contains(id);
    }

    /** Whether a resource is neither being made or changed nor on its way out. */
    boolean isIdle(String id) {
        return !isLeaving(id) && status(id).isEmpty();
    }

    /** What is being done with a resource; empty where nothing is. */
    Optional<String> status(String id) {
        return isLeaving(id)
                ? Optional.of("deleting")
                : Optional.ofNullable(works.get(id))
                        .filter(work -> !account.isOver(work.done()))
                        .map(Work::status);
    }
}
