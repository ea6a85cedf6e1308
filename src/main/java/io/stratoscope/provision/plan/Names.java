package io.stratoscope.provision.plan;

import io.stratoscope.provision.driver.Existing;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What existing resources are called in plans and journals. */
public final class Names {

    private Names() {}

    /** The logical id in its tags and what the API knows it by; without an id, its type and that. Unique in an account. */
    public static String of(Existing existing) {
        return existing.id().orElse(existing.type())
                + " "
                + (existing.key().isEmpty() ? existing.ref() : existing.key());
    }

    /** A set that takes each object for itself. */
    static Set<Existing> identitySet(Collection<Existing> first) {
        Set<Existing> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(first);
        return set;
    }
}
