package io.stratoscope.simulator;

import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The tags that every resource of one project carries, in each service's own type. */
record ProjectTags(Map<String, String> common) {

    ProjectTags {
        common = Map.copyOf(common);
    }

    /** The common tags with a {@code Name}, sorted by key. */
    <T> List<T> named(String name, BiFunction<String, String, T> tag) {
        Map<String, String> tags = new TreeMap<>(common);
        tags.put("Name", name);
        List<T> made = new ArrayList<>(tags.size());
        tags.forEach((key, value) -> made.add(tag.apply(key, value)));
        return made;
    }

    TagSpecification ec2(ResourceType type, String name) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(
                        named(
                                name,
                                (key, value) ->
                                        software.amazon.awssdk.services.ec2.model.Tag.builder()
                                                .key(key)
                                                .value(value)
                                                .build()))
                .build();
    }

    List<software.amazon.awssdk.services.s3.model.Tag> s3(String name) {
        return named(
                name,
                (key, value) ->
                        software.amazon.awssdk.services.s3.model.Tag.builder()
                                .key(key)
                                .value(value)
                                .build());
    }

    List<software.amazon.awssdk.services.iam.model.Tag> iam(String name) {
        return named(
                name,
                (key, value) ->
                        software.amazon.awssdk.services.iam.model.Tag.builder()
                                .key(key)
                                .value(value)
                                .build());
    }

    /** Where an API takes tags as a map. */
    Map<String, String> map(String name) {
        Map<String, String> tags = new TreeMap<>(common);
        tags.put("Name", name);
        return tags;
    }
}
