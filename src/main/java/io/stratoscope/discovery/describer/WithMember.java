package io.stratoscope.discovery.describer;

import io.stratoscope.discovery.SdkJson;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import software.amazon.awssdk.core.SdkPojo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds to a description what a further call said. */
final class WithMember {

    private WithMember() {}

    /** The description with one more member, at the end. */
    static JsonObject of(JsonObject description, String name, JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>(description.members());
        members.put(name, value);
        return new JsonObject(members);
    }

    /** The same with a list; an empty one is left out, as in the SDK's own objects. */
    static JsonObject list(JsonObject description, String name, List<? extends SdkPojo> items) {
        return items.isEmpty()
                ? description
                : of(description, name, JsonValue.of(items.stream().map(SdkJson::of).toList()));
    }
}
