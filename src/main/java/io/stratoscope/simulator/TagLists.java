package io.stratoscope.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Turns each service's own tag type into a map and back. */
final class TagLists {

    private TagLists() {}

    /** A tag without a value has the empty one, as in AWS. */
    static <T> Map<String, String> map(
            List<T> tags, Function<T, String> key, Function<T, String> value) {
        Map<String, String> map = new TreeMap<>();
        tags.forEach(
                tag -> map.put(key.apply(tag), Objects.requireNonNullElse(value.apply(tag), "")));
        return map;
    }

    /** Sorted by key. */
    static <T> List<T> list(Map<String, String> tags, BiFunction<String, String, T> tag) {
        List<T> list = new ArrayList<>(tags.size());
        new TreeMap<>(tags).forEach((key, value) -> list.add(tag.apply(key, value)));
        return list;
    }
}
