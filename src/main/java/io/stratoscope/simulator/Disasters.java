package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The disasters that there are, and those that are on. Used under the account's lock. */
final class Disasters {

    /** All of them: a new one is one class and one line here. */
    static final List<Disaster> ALL =
            List.of(
                    new BrokenRoute(),
                    new DisabledKey(),
                    new EndingCertificate(),
                    new FailedNat(),
                    new FullStorage(),
                    new KilledTasks(),
                    new LostFiles(),
                    new StoppedBackup());

    /** By name, since when. */
    private final Map<String, Instant> on = new TreeMap<>();

    /** One begins; one that is on goes on. */
    void strike(String name, Instant since) {
        on.putIfAbsent(name, since);
    }

    void end(String name) {
        on.remove(name);
    }

    /** Names of those that are on, sorted. */
    Set<String> on() {
        return Collections.unmodifiableSet(new TreeSet<>(on.keySet()));
    }

    /** Since when one is on; now, where it is not. */
    static Instant since(String name, AccountState account) {
        return account.faults().aftermath().since(name).orElseGet(account::now);
    }

    /** Since when those are on that are. */
    Aftermath aftermath() {
        return on.isEmpty() ? Aftermath.NONE : new Aftermath(on);
    }

    void clear() {
        on.clear();
    }

    /** Refuses what those that are on do not allow. */
    void refuse(SdkRequest request, AccountState account) {
        for (Disaster disaster : ALL) {
            if (on.containsKey(disaster.name())) {
                disaster.refuse(request, account);
            }
        }
    }

    /** An answer as it is while those that are on last. */
    <R> R shown(SdkRequest request, R answer, AccountState account) {
        if (on.isEmpty()) {
            return answer;
        }
        Object shown = answer;
        for (Disaster disaster : ALL) {
            if (on.containsKey(disaster.name())) {
                shown = disaster.shown(request, shown, account);
            }
        }
        shown = BackupFaults.shown(request, shown, account);
        @SuppressWarnings("unchecked") // A disaster answers with what it was given, or a copy.
        R same = (R) shown;
        return same;
    }
}
