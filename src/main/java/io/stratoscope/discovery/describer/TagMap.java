package io.stratoscope.discovery.describer;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Each service of the SDK has its own {@code Tag} class; this makes a map of any. */
public final class TagMap {

    private TagMap() {}

    /** Tags by key; a tag without a value has the empty one. */
    public static <T> Map<String, String> of(
            Collection<T> tags, Function<T, String> key, Function<T, String> value) {
        Map<String, String> map = new TreeMap<>();
        tags.forEach(tag -> {
            String text = value.apply(tag);
            map.put(key.apply(tag), text == null ? "" : text);
        });
        return map;
    }
}
