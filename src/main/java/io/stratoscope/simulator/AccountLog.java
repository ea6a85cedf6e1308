package io.stratoscope.simulator;

import io.stratoscope.model.JsonValue.JsonObject;

import java.util.List;

/** Where a simulated account keeps what happened to it, so that it is the same after the program's end. */
public interface AccountLog {

    /** All that was kept, the oldest first. */
    List<JsonObject> read();

    /** Keeps one thing more. */
    void append(JsonObject happening);
}
