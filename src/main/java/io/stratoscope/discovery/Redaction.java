package io.stratoscope.discovery;

/** Keeps secrets out of snapshots. */
public final class Redaction {

    private Redaction() {}

    static Described of(Described described) {
        return described;
    }
}
