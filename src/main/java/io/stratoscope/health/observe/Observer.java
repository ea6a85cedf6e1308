package io.stratoscope.health.observe;

/** Asks one thing of the resources that it is about. One class each, listed in {@link Observers}. */
interface Observer {

    /** Asks. What fails is written down with the resource, and the rest is asked all the same. */
    void observe(Asking asking);
}
