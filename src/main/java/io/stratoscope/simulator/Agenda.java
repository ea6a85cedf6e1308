package io.stratoscope.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * What an account will do by itself once its time has come: a gateway is there, a database is gone. It happens in the order of
 * time, whoever looks when: only so does an account that is made again out of what changed it come out the same. Used under the
 * account's lock only.
 */
final class Agenda {

    /**
     * One thing.
     *
     * @param number tells those of one moment apart: the first that was put down comes first
     */
    record Item(Instant due, long number, Runnable work) {}

    private final Queue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::due).thenComparingLong(Item::number));
    private long last;

    /** Puts something down. */
    void add(Instant due, Runnable work) {
        items.add(new Item(due, ++last, work));
    }

    /** Takes off the first thing that is due by now. */
    Optional<Item> take(Instant now) {
        Item first = items.peek();
        return first == null || first.due().isAfter(now)
                ? Optional.empty()
                : Optional.ofNullable(items.poll());
    }
}
