package io.stratoscope.ui.resources;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;

import java.util.List;

/** By what the table puts its rows together. */
public sealed interface Grouping {

    /** From sure to unsure. */
    List<ResourceState> STATES = List.of(ResourceState.values());

    record Nothing() implements Grouping {}

    record ByType() implements Grouping {}

    record ByService() implements Grouping {}

    record ByZone() implements Grouping {}

    record ByState() implements Grouping {}

    record ByTag(String key) implements Grouping {}

    /** After {@code Group by}, or that there are none. */
    default String words() {
        return switch (this) {
            case Nothing() -> "No groups";
            case ByType() -> "Type";
            case ByService() -> "Service";
            case ByZone() -> "Zone";
            case ByState() -> "State";
            case ByTag(String key) -> "Tag " + key;
        };
    }

    /** The group of a resource. */
    default Group of(Resource resource) {
        return switch (this) {
            case Nothing() -> new Group(0, "");
            case ByType() -> new Group(0, resource.type().name());
            case ByService() -> new Group(0, resource.type().service());
            case ByZone() ->
                    resource.availabilityZone()
                            .map(zone -> new Group(0, zone))
                            .orElseGet(
                                    () -> new Group(1, Column.region(resource) + ", in no zone"));
            case ByState() ->
                    new Group(STATES.indexOf(resource.state()), Column.words(resource.state()));
            case ByTag(String key) ->
                    resource.tags().containsKey(key)
                            ? new Group(0, key + " = " + resource.tags().get(key))
                            : new Group(1, "Without the tag " + key);
        };
    }
}
