package io.stratoscope.cost;

import io.stratoscope.model.ModuleTag;
import io.stratoscope.model.Resource;

import java.util.Optional;

/** What resources have in common by which their cost is added up. */
public sealed interface CostBy {

    /** The kind of resource, which no bill knows. */
    record Kind() implements CostBy {
        @Override
        public Optional<String> of(Resource resource) {
            return Optional.of(resource.type().kind());
        }

        @Override
        public Optional<String> tag() {
            return Optional.empty();
        }

        @Override
        public String words() {
            return "by kind";
        }

        @Override
        public String without() {
            return "of no kind";
        }
    }

    /** The module of the blueprint that the stack was made from. */
    record Module() implements CostBy {
        @Override
        public Optional<String> of(Resource resource) {
            return ModuleTag.of(resource);
        }

        @Override
        public Optional<String> tag() {
            return Optional.of(ModuleTag.KEY);
        }

        @Override
        public String words() {
            return "by module";
        }

        @Override
        public String without() {
            return "of no module";
        }
    }

    /** The value of a tag. */
    record Tag(String key) implements CostBy {
        @Override
        public Optional<String> of(Resource resource) {
            return Optional.ofNullable(resource.tags().get(key)).filter(value -> !value.isEmpty());
        }

        @Override
        public Optional<String> tag() {
            return Optional.of(key);
        }

        @Override
        public String words() {
            return "by the tag " + key;
        }

        @Override
        public String without() {
            return "without the tag " + key;
        }
    }

    /** Empty for what has no such thing. */
    Optional<String> of(Resource resource);

    /** The key of the tag by which Cost Explorer knows it; empty where it does not. */
    Optional<String> tag();

    /** As people say it, for example {@code by the tag Environment}. */
    String words();

    /** What the group of those is called that have no such thing. */
    String without();
}
