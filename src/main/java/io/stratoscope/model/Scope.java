package io.stratoscope.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Which resources of an account are looked at. */
public sealed interface Scope {

    /** Those that carry every one of these tags; never empty. */
    record Tagged(Map<String, String> tags) implements Scope {
        public Tagged {
            if (tags.isEmpty()) {
                throw new IllegalArgumentException("a tagged scope needs a tag");
            }
            tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        }
    }

    /** Every resource of the account. */
    record Everything() implements Scope {}

    /** The tag key that names a project unless the operator says otherwise. */
    String PROJECT_TAG = "Project";

    static Scope project(String name) {
        return new Tagged(Map.of(PROJECT_TAG, name));
    }

    /** Whether something with these tags is within the scope. */
    default boolean includes(Map<String, String> resourceTags) {
        return switch (this) {
            case Tagged(var tags) ->
                    tags.entrySet().stream()
                            .allMatch(tag -> tag.getValue().equals(resourceTags.get(tag.getKey())));
            case Everything() -> true;
        };
    }

    /** Words for people: {@code Project=immich}, or {@code everything}. */
    default String label() {
        return switch (this) {
            case Tagged(var tags) ->
                    String.join(
                            " ",
                            tags.entrySet().stream()
                                    .map(tag -> tag.getKey() + "=" + tag.getValue())
                                    .toList());
            case Everything() -> "everything";
        };
    }
}
