package io.stratoscope.aws;

import java.util.Collection;

/** Closes many things, each of them even when one before it failed. */
final class Closing {

    private Closing() {}

    /**
     * @throws IllegalStateException after all were closed, when one of them failed
     */
    static void all(Collection<? extends AutoCloseable> things) {
        IllegalStateException failed = null;
        for (AutoCloseable thing : things) {
            try {
                thing.close();
            } catch (Exception e) {
                if (failed == null) {
                    failed = new IllegalStateException("could not close a client");
                }
                failed.addSuppressed(e);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
