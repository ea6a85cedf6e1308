package io.stratoscope.provision.apply;

import io.stratoscope.provision.plan.Action;

/** Hears how the steps of a plan go, on their own threads. */
@FunctionalInterface
public interface Listener {

    /** How far a step is. */
    enum Phase {
        BEGUN,
        DONE,
        FAILED
    }

    /**
     * A step began or ended.
     *
     * @param id the change's
     * @param action what it does
     * @param detail what the API knows the resource by, or what went wrong; may be empty
     */
    void step(String id, Action action, Phase phase, String detail);
}
