package io.stratoscope.backup.proof;

import java.time.Instant;

/** A user or an album. */
record NamedRow(String id, String name, Instant created) {

    static NamedRow user(JsonFields fields) {
        return new NamedRow(fields.text("id"), fields.text("name"), fields.time("createdAt"));
    }

    static NamedRow album(JsonFields fields) {
        return new NamedRow(fields.text("id"), fields.text("albumName"), fields.time("createdAt"));
    }
}
