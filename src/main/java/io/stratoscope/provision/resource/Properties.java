package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Comparison;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.core.SdkPojo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Some of a resource's properties, by their names. */
final class Properties {

    private Properties() {}

    /** Those with these names; what is not there is left out. */
    static JsonObject only(JsonObject all, String... names) {
        JsonValue.ObjectBuilder some = JsonValue.object();
        for (String name : names) {
            all.get(name).ifPresent(value -> some.put(name, value));
        }
        return some.build();
    }

    /** All of them, and one more or in place of the one with its name. */
    static JsonObject with(JsonObject all, String name, JsonValue value) {
        JsonValue.ObjectBuilder more = JsonValue.object();
        all.members().forEach(more::put);
        return more.put(name, value).build();
    }

    /** Whether one of these properties is not yet as it is wanted. */
    static boolean differ(Existing existing, Order order, String... names) {
        return !Comparison.of(only(order.properties(), names), existing.properties(), Set.of())
                .isEmpty();
    }

    /** Whether any property is not yet as it is wanted. */
    static boolean anyDiffer(Existing existing, Order order) {
        return !Comparison.of(order.properties(), existing.properties(), Set.of()).isEmpty();
    }

    /** Whether a tag is missing or has another value; tags that nobody here wants may stay. */
    static boolean tagsDiffer(Existing existing, Order order) {
        return !existing.tags().entrySet().containsAll(order.tags().entrySet());
    }

    /** Sets the tags of a request whose member for them has tags with a key and a value. */
    static <B extends SdkPojo> B tagged(B request, Order order) {
        return SdkWords.SAME.fill(request, JsonValue.object().put("Tags", order.tagList()).build());
    }

    /**
     * Refuses what nobody here would set.
     *
     * @throws IllegalArgumentException when there is a property with another name
     */
    static void refuseAllBut(JsonObject properties, String... names) {
        Set<String> known = Set.of(names);
        List<String> others =
                properties.members().keySet().stream()
                        .filter(name -> !known.contains(name))
                        .sorted()
                        .toList();
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    others.stream().collect(Collectors.joining(", ", "cannot set ", "")));
        }
    }
}
