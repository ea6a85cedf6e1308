package io.stratoscope.provision.driver;

import io.stratoscope.model.JsonValue;

import java.util.Optional;

/**
 * A place where a resource is not as it is wanted.
 *
 * @param path names of properties and numbers of elements, joined by dots: {@code KeyPolicy.Statement.0.Effect}
 * @param actual empty where there is nothing
 * @param wanted what should be there; empty for something that should not
 */
public record Difference(String path, Optional<JsonValue> actual, Optional<JsonValue> wanted) {

    /** The property that it is in. */
    public String property() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
