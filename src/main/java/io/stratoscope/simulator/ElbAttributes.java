package io.stratoscope.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The attributes of load balancers, or of target groups: what an operator set over what AWS sets.
 *
 * @param <T> the SDK's type of one attribute
 */
final class ElbAttributes<T> {

    private final Map<String, String> defaults;
    private final Function<T, String> key;
    private final Function<T, String> value;
    private final BiFunction<String, String, T> maker;
    private final Map<String, Map<String, String>> changed = new HashMap<>();

    ElbAttributes(
            Map<String, String> defaults,
            Function<T, String> key,
            Function<T, String> value,
            BiFunction<String, String, T> maker) {
        this.defaults = Map.copyOf(defaults);
        this.key = key;
        this.value = value;
        this.maker = maker;
    }

    /** All attributes of a resource, sorted by key. */
    List<T> of(String arn) {
        return values(arn).entrySet().stream()
                .map(one -> maker.apply(one.getKey(), one.getValue()))
                .toList();
    }

    /** The same, by key. */
    Map<String, String> values(String arn) {
        Map<String, String> all = new TreeMap<>(defaults);
        all.putAll(changed.getOrDefault(arn, Map.of()));
        return all;
    }

    void set(String arn, List<T> attributes) {
        Map<String, String> own = changed.computeIfAbsent(arn, name -> new HashMap<>());
        attributes.forEach(one -> own.put(key.apply(one), value.apply(one)));
    }

    /** The resource is gone. */
    void forget(String arn) {
        changed.remove(arn);
    }
}
