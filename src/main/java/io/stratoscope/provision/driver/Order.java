package io.stratoscope.provision.driver;

import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonArray;
import io.stratoscope.model.JsonValue.JsonObject;

import software.amazon.awssdk.core.SdkClient;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A resource that is to be made or changed.
 *
 * @param place where
 * @param stack the stack's name
 * @param id its logical id
 * @param properties as in the template reference, resolved, without the tags
 * @param tags what it has to carry; empty where the type cannot carry any
 * @param token the same for each attempt at this step, at most 32 letters and digits: what AWS calls a client token or caller
 *     reference
 * @param waiting how long to wait for it
 */
public record Order(
        Place place,
        String stack,
        String id,
        JsonObject properties,
        Map<String, String> tags,
        String token,
        Waiting waiting) {

    public Order {
        // In an order: the same stack asks for the same things in the same words each time.
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    public <C extends SdkClient> C client(Class<C> type) {
        return place.client(type);
    }

    /** A property that is a text, or a number. */
    public String text(String name) {
        return properties
                .get(name)
                .flatMap(SdkWords::plain)
                .orElseThrow(() ->
                        new IllegalArgumentException(id + " has no text for its property " + name));
    }

    /** The tags as most services write them: objects with a {@code Key} and a {@code Value}. */
    public JsonArray tagList() {
        return tagList("Key", "Value");
    }

    /** The tags as objects with these two members. */
    public JsonArray tagList(String key, String value) {
        return JsonValue.of(
                new TreeMap<>(tags)
                        .entrySet().stream()
                                .map(tag ->
                                        JsonValue.object()
                                                .put(key, tag.getKey())
                                                .put(value, tag.getValue())
                                                .build())
                                .toList());
    }
}
