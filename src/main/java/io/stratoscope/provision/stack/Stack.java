package io.stratoscope.provision.stack;

import io.stratoscope.topology.DependencyGraph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a blueprint comes to with its parameters.
 *
 * @param name lower-case letters, digits and hyphens; the tag {@code stratoscope:stack} holds it, and the names of its
 *     resources begin with it
 * @param project the value of the tag {@code Project}
 * @param resources in the order in which the modules wanted them
 */
public record Stack(String name, String project, List<Wanted> resources) {

    /**
     * Checks that the resources fit together.
     *
     * @throws IllegalArgumentException when an id is there twice, a reference leads nowhere, or resources wait for each other
     */
    public Stack {
        resources = List.copyOf(resources);
        Map<String, Wanted> byId = new LinkedHashMap<>();
        for (Wanted wanted : resources) {
            if (byId.put(wanted.id(), wanted) != null) {
                throw new IllegalArgumentException(
                        "two resources have the logical id " + wanted.id());
            }
        }
        for (Wanted wanted : resources) {
            for (String other : wanted.dependencies()) {
                if (!byId.containsKey(other)) {
                    throw new IllegalArgumentException(
                            wanted.id() + " refers to " + other + ", which is not in the stack");
                }
            }
        }
        graphOf(resources)
                .cycle()
                .ifPresent(cycle -> {
                    throw new IllegalArgumentException(
                            "these wait for each other: " + String.join(" → ", cycle));
                });
    }

    /** What has to be there before what. */
    public DependencyGraph graph() {
        return graphOf(resources);
    }

    /** The resources by the order in which they can be made: those of one step side by side. */
    public List<List<Wanted>> steps() {
        Map<String, Wanted> byId =
                resources.stream().collect(Collectors.toMap(Wanted::id, Function.identity()));
        return graph().waves().stream()
                .map(wave -> wave.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList())
                .toList();
    }

    private static DependencyGraph graphOf(List<Wanted> resources) {
        Map<String, Set<String>> after = new LinkedHashMap<>();
        resources.forEach(wanted -> after.put(wanted.id(), wanted.dependencies()));
        return DependencyGraph.of(after);
    }
}
