package io.stratoscope.provision.resource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A service's own list of tags as a map: each service has a class of its own for a tag. */
final class TagMaps {

    private TagMaps() {}

    static <T> Map<String, String> of(
            List<T> tags, Function<T, String> key, Function<T, String> value) {
        Map<String, String> all = new TreeMap<>();
        tags.forEach(tag -> all.put(key.apply(tag), value.apply(tag)));
        return all;
    }
}
