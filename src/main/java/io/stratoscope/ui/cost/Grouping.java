package io.stratoscope.ui.cost;

import io.stratoscope.model.Resource;

import java.util.Optional;

/** What resources have in common by which their cost is added up. */
sealed interface Grouping {

    /** The value of a tag. */
    record ByTag(String key) implements Grouping {
        @Override
        public Optional<String> of(Resource resource) {
            return Optional.ofNullable(resource.tags().get(key));
        }

        @Override
        public String words() {
            return "By the tag " + key;
        }

        @Override
        public String without() {
            return "without the tag " + key;
        }
    }

    /** The kind of resource. */
    record ByKind() implements Grouping {
        @Override
        public Optional<String> of(Resource resource) {
            return Optional.of(resource.type().kind());
        }

        @Override
        public String words() {
            return "By kind";
        }

        @Override
        public String without() {
            return "of no kind";
        }
    }

    /** Empty for what has no such thing. */
    Optional<String> of(Resource resource);

    /** As people choose it. */
    String words();

    /** What the group of those is called that have no such thing. */
    String without();
}
