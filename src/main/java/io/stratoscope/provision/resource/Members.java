package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.JsonValue.ObjectBuilder;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Difference;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Some of an object's members. */
final class Members {

    private Members() {}

    /** Those with one of these names that it has. */
    static JsonObject only(JsonObject object, Collection<String> names) {
        ObjectBuilder some = JsonValue.object();
        object.members()
                .forEach((name, value) -> {
                    if (names.contains(name)) {
                        some.put(name, value);
                    }
                });
        return some.build();
    }

    /** All but those with one of these names. */
    static JsonObject without(JsonObject object, Collection<String> names) {
        ObjectBuilder others = JsonValue.object();
        object.members()
                .forEach((name, value) -> {
                    if (!names.contains(name)) {
                        others.put(name, value);
                    }
                });
        return others.build();
    }

    /** The object with one member more, or another value for one. */
    static JsonObject with(JsonObject object, String name, JsonValue value) {
        ObjectBuilder more = JsonValue.object();
        object.members().forEach(more::put);
        return more.put(name, value).build();
    }

    /** The wanted properties that differ from those that there are. */
    static JsonObject changed(JsonObject wanted, JsonObject actual) {
        return only(
                wanted,
                Comparison.of(wanted, actual, Set.of()).stream()
                        .map(Difference::property)
                        .collect(Collectors.toSet()));
    }

    /**
     * Refuses what a driver does not know.
     *
     * @param id the resource's logical id
     * @throws IllegalArgumentException when a property has none of these names
     */
    static void check(String id, JsonObject properties, Set<String> known) {
        for (String name : properties.members().keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        id + ": the property " + name + " is not one that can be set here");
            }
        }
    }
}
