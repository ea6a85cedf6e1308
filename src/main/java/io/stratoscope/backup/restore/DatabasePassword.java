package io.stratoscope.backup.restore;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Place;
import io.stratoscope.provision.driver.Waiting;

/** Gives a restored database a new password. */
record DatabasePassword(Place place) {
    void renew(JsonObject settings, Waiting waiting) {
        throw new UnsupportedOperationException(settings + " " + waiting);
    }
}
