package io.stratoscope.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What metrics and log lines have to know of the disasters that are on: since when. Before that moment, and once one is
 * switched off, they are as if it had not been.
 *
 * @param since by the disasters' names
 */
record Aftermath(Map<String, Instant> since) {

    private static final long MINUTE = 60;

    Aftermath {
        since = Map.copyOf(since);
    }

    /** Nothing is wrong. */
    static final Aftermath NONE = new Aftermath(Map.of());

    /** When the first of these disasters began that are on. */
    Optional<Instant> since(String... disasters) {
        Optional<Instant> first = Optional.empty();
        for (String disaster : disasters) {
            Instant began = since.get(disaster);
            if (began != null && first.filter(earlier -> !began.isBefore(earlier)).isEmpty()) {
                first = Optional.of(began);
            }
        }
        return first;
    }

    /** Whether one of these disasters is on, and had begun. */
    boolean at(long second, String... disasters) {
        if (since.isEmpty()) {
            return false;
        }
        for (String disaster : disasters) {
            Instant began = since.get(disaster);
            if (began != null && began.getEpochSecond() <= second) {
                return true;
            }
        }
        return false;
    }

    /** The same of a minute: the one in which a disaster begins is struck. */
    boolean inMinute(long minute, String... disasters) {
        return !since.isEmpty() && at(minute * MINUTE + MINUTE - 1, disasters);
    }

    /** No task runs for longer than a moment. */
    boolean isWithoutTasks(long minute) {
        return inMinute(minute, LostFiles.NAME, KilledTasks.NAME);
    }

    /** The application runs and answers with errors. */
    boolean isFailing(long minute) {
        return inMinute(minute, FullStorage.NAME, DisabledKey.NAME);
    }

    /** Nothing gets from private subnets to the outside. */
    boolean isShutIn(long minute) {
        return inMinute(minute, FailedNat.NAME, BrokenRoute.NAME);
    }
}
