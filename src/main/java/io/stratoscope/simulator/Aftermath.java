package io.stratoscope.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What metrics and log lines have to know of the disasters that are on: since when, and of one from which somebody recovered, until when.
 * Before that moment, and once one is switched off, they are as if it had not been.
 *
 * @param since by the disasters' names
 * @param until by the disasters' names: whoever this is told is well from then on, although the disaster lasts
 */
record Aftermath(Map<String, Instant> since, Map<String, Instant> until) {

    private static final long MINUTE = 60;

    Aftermath {
        since = Map.copyOf(since);
        until = Map.copyOf(until);
    }

    /** Of disasters from which nobody recovered. */
    Aftermath(Map<String, Instant> since) {
        this(since, Map.of());
    }

    /** Nothing is wrong. */
    static final Aftermath NONE = new Aftermath(Map.of());

    /** The same for somebody who is well again since some time. */
    Aftermath over(String disaster, Instant well) {
        if (!since.containsKey(disaster)) {
            return this;
        }
        Map<String, Instant> ends = new TreeMap<>(until);
        ends.put(disaster, well);
        return new Aftermath(since, ends);
    }

    /** The same for somebody who has not recovered, whoever else has. */
    Aftermath goingOn(String disaster) {
        Map<String, Instant> ends = new TreeMap<>(until);
        ends.remove(disaster);
        return new Aftermath(since, ends);
    }

    /** The same for somebody to whom one of them is nothing. */
    Aftermath without(String disaster) {
        Map<String, Instant> others = new TreeMap<>(since);
        others.remove(disaster);
        return new Aftermath(others, until);
    }

    /** The same for what was made at a time: whatever was made since files were lost works with others. */
    Aftermath feltBy(Instant made) {
        Instant lost = since.get(LostFiles.NAME);
        return lost == null || made.isBefore(lost) ? this : without(LostFiles.NAME);
    }

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

    /** Until when one is felt: for ever, where nobody recovered. */
    Instant until(String disaster) {
        return until.getOrDefault(disaster, Instant.MAX);
    }

    /** Whether one of these disasters is felt in a minute: also in the ones in which it begins and is over. */
    boolean inMinute(long minute, String... disasters) {
        if (since.isEmpty()) {
            return false;
        }
        long first = minute * MINUTE;
        for (String disaster : disasters) {
            Instant began = since.get(disaster);
            if (began != null
                    && began.getEpochSecond() < first + MINUTE
                    && until(disaster).getEpochSecond() > first
                    && until(disaster).isAfter(began)) {
                return true;
            }
        }
        return false;
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

    /** Whether what comes from outside at a moment is taken. */
    boolean isServing(Instant time) {
        long minute = Math.floorDiv(time.getEpochSecond(), MINUTE);
        return !isWithoutTasks(minute) && !isFailing(minute);
    }
}
