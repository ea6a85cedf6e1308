package io.stratoscope.provision.driver;

import software.amazon.awssdk.core.SdkClient;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a driver looks for: what carries a tag.
 *
 * @param place where
 * @param tag the tag's key
 * @param stack its value: the stack's name, where the tag is {@link #STACK_TAG}
 * @param others what exists of another type; it is read when first asked for, and once
 */
public record Scope(
        Place place, String tag, String stack, Function<String, List<Existing>> others) {

    /** The tag that says to which stack a resource belongs. */
    public static final String STACK_TAG = "stratoscope:stack";

    /** The tag that holds a resource's logical id. */
    public static final String ID_TAG = "stratoscope:id";

    /** What belongs to a stack. */
    public Scope(Place place, String stack, Function<String, List<Existing>> others) {
        this(place, STACK_TAG, stack, others);
    }

    public <C extends SdkClient> C client(Class<C> type) {
        return place.client(type);
    }

    /** The stack's resources of another type. */
    public List<Existing> existing(String type) {
        return others.apply(type);
    }

    /** Whether a resource with these tags is looked for. */
    public boolean owns(Map<String, String> tags) {
        return stack.equals(tags.get(tag));
    }
}
