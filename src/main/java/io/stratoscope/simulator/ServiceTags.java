package io.stratoscope.simulator;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The tags of one service's resources, in the type that the service's API speaks. What is kept of them is in the account's
 * {@link TagIndex}.
 *
 * @param <T> the service's own tag type
 */
final class ServiceTags<T> {

    private final TagIndex index;
    private final Function<T, String> key;
    private final Function<T, String> value;
    private final BiFunction<String, String, T> maker;

    ServiceTags(
            TagIndex index,
            Function<T, String> key,
            Function<T, String> value,
            BiFunction<String, String, T> maker) {
        this.index = index;
        this.key = key;
        this.value = value;
        this.maker = maker;
    }

    /** Remembers a new resource with its tags, or replaces all the tags of a known one. */
    void register(String arn, List<T> tags) {
        index.register(arn, map(tags));
    }

    /** The same, for ARNs that do not say their region (S3 buckets). */
    void register(String arn, String region, List<T> tags) {
        index.register(arn, region, map(tags));
    }

    /** Adds tags to a resource, or changes their values. */
    void add(String arn, List<T> tags) {
        index.tag(arn, map(tags));
    }

    /** Takes tags away from a resource. */
    void remove(String arn, Collection<String> keys) {
        index.untag(arn, keys);
    }

    /** The resource is gone. */
    void delete(String arn) {
        index.delete(arn);
    }

    /** The tags of a resource, sorted by key. */
    List<T> of(String arn) {
        return TagLists.list(index.tags(arn), maker);
    }

    private Map<String, String> map(List<T> tags) {
        return TagLists.map(tags, key, value);
    }
}
