package io.stratoscope.provision.stack;

import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One resource that a stack wants.
 *
 * @param id its logical id, unique in the stack; the tag {@code stratoscope:id} holds it
 * @param module the module that wants it
 * @param type one of CloudFormation's
 * @param properties as in the <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/">CloudFormation
 *     template reference</a>; what another resource of the stack is known by is a {@linkplain References reference}
 * @param after logical ids of what has to be there first although no property refers to it
 */
public record Wanted(
        String id, String module, ResourceType type, JsonObject properties, Set<String> after) {

    public Wanted {
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
    }

    /** Logical ids of everything that has to be there first, sorted. */
    public Set<String> dependencies() {
        Set<String> all = new TreeSet<>(References.in(properties));
        all.addAll(after);
        return all;
    }
}
