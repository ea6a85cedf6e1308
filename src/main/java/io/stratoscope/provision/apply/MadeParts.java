package io.stratoscope.provision.apply;

import io.stratoscope.job.Journal;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What Stratoscope made of a stack, as its journal tells. Only of what has no tags does anybody have to ask that. */
public final class MadeParts {
    static final String MAKE = "make ";
    static final String REMOVE = "remove ";

    private MadeParts() {}

    /** Names of the resources that were made and not removed. */
    public static Set<String> in(Journal journal) {
        return new TreeSet<>(ids(journal).keySet());
    }

    /** The logical ids of the resources that were made and not removed, by their names. */
    static SortedMap<String, String> ids(Journal journal) {
        SortedMap<String, String> made = new TreeMap<>();
        for (Journal.Entry entry : journal.entries()) {
            if (entry.phase() == Journal.Phase.DONE) {
                if (entry.step().startsWith(MAKE)) {
                    made.put(entry.detail(), entry.step().substring(MAKE.length()));
                } else if (entry.step().startsWith(REMOVE)) {
                    made.remove(entry.detail());
                }
            }
        }
        return made;
    }

    /** Whether a plan was begun. */
    static boolean begun(Journal journal, String plan) {
        return journal.entries().stream().anyMatch(entry -> entry.run().equals(plan));
    }
}
