package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;

import java.util.Collections;
import java.util.List;
import java.util.Set;
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

    private final Set<String> on = new TreeSet<>();

    void strike(String name) {
        on.add(name);
    }

    void end(String name) {
        on.remove(name);
    }

    /** Names of those that are on, sorted. */
    Set<String> on() {
        return Collections.unmodifiableSet(new TreeSet<>(on));
    }

    void clear() {
        on.clear();
    }

    /** An answer as it is while those that are on last. */
    <R> R shown(SdkRequest request, R answer, AccountState account) {
        if (on.isEmpty()) {
            return answer;
        }
        Object shown = answer;
        for (Disaster disaster : ALL) {
            if (on.contains(disaster.name())) {
                shown = disaster.shown(request, shown, account);
            }
        }
        @SuppressWarnings("unchecked") // A disaster answers with what it was given, or a copy.
        R same = (R) shown;
        return same;
    }
}
