package io.stratoscope.simulator;

import software.amazon.awssdk.core.SdkRequest;

/** The databases' storage is full: they take no writes. */
final class FullStorage implements Disaster {

    static final String NAME = "full-storage";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the storage of the databases is full, and the application answers with errors";
    }

    @Override
    public Object shown(SdkRequest request, Object answer, AccountState account) {
        return DatabaseTrouble.shown(answer, "storage-full", Disasters.since(NAME, account));
    }
}
