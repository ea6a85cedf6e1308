package io.stratoscope.provision.driver;

import io.stratoscope.model.JsonValue.JsonObject;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A resource as the account has it.
 *
 * @param type CloudFormation's
 * @param ref what {@code Ref} gives: by this the API knows it
 * @param key {@link Driver#key} of its properties; empty where its tags name it
 * @param attributes what {@code Fn::GetAtt} gives, by name; those that are not known yet are missing
 * @param properties as in the template reference, without tags; at least those that can be compared
 * @param tags its tags; empty where the type has none
 */
public record Existing(
        String type,
        String ref,
        String key,
        State state,
        JsonObject attributes,
        JsonObject properties,
        Map<String, String> tags) {

    /** How far it is. */
    public enum State {
        /** Usable. */
        READY,
        /** Being made or changed. */
        PENDING,
        /** On its way out: it is as good as gone, but its name may still be taken. */
        DELETING,
        /** AWS gave up making it; it has to be removed. */
        FAILED,
        /** Taken out of use, and kept by AWS until it is removed: nothing can use it, and it goes with the stack. */
        RETIRED;

        /** Whether it counts for what is wanted. */
        public boolean counts() {
            return switch (this) {
                case READY, PENDING, FAILED -> true;
                case DELETING, RETIRED -> false;
            };
        }
    }

    public Existing {
        // In an order: the same stack asks for the same things in the same words each time.
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** One with tags. */
    public static Existing tagged(
            String type,
            String ref,
            State state,
            JsonObject attributes,
            JsonObject properties,
            Map<String, String> tags) {
        return new Existing(type, ref, "", state, attributes, properties, tags);
    }

    /** One that cannot have tags; such are there at once. */
    public static Existing part(
            String type, String ref, String key, JsonObject attributes, JsonObject properties) {
        return new Existing(type, ref, key, State.READY, attributes, properties, Map.of());
    }

    /** The logical id in its tags. */
    public Optional<String> id() {
        return Optional.ofNullable(tags.get(Scope.ID_TAG));
    }

    /** An attribute's text. */
    public Optional<String> attribute(String name) {
        return attributes.text(name);
    }
}
