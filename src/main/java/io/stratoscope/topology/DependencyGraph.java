package io.stratoscope.topology;

import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What has to be there before what, by name. An edge leads from what comes first to what comes after it. */
public final class DependencyGraph {
    private final Graph<String, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);

    private DependencyGraph() {}

    /**
     * Makes the graph.
     *
     * @param after for each name those that have to be there first; they need no line of their own
     */
    public static DependencyGraph of(Map<String, Set<String>> after) {
        DependencyGraph made = new DependencyGraph();
        after.keySet().forEach(made.graph::addVertex);
        after.forEach((name, first) -> {
            for (String other : first) {
                made.graph.addVertex(other);
                if (other.equals(name)) {
                    throw new IllegalArgumentException(name + " waits for itself");
                }
                made.graph.addEdge(other, name);
            }
        });
        return made;
    }

    /** One way round in a circle, as short as its first member allows, if there is any: each waits for the one before it. */
    public Optional<List<String>> cycle() {
        return new CycleDetector<>(graph)
                .findCycles().stream()
                        .min(Comparator.naturalOrder())
                        .map(first ->
                                graph.outgoingEdgesOf(first).stream()
                                        .map(graph::getEdgeTarget)
                                        .map(next ->
                                                BFSShortestPath.findPathBetween(graph, next, first))
                                        .filter(Objects::nonNull)
                                        .map(GraphPath::getVertexList)
                                        .min(Comparator.comparingInt(List::size))
                                        .map(rest -> {
                                            List<String> round = new ArrayList<>(List.of(first));
                                            round.addAll(rest);
                                            return List.copyOf(round);
                                        })
                                        .orElseThrow());
    }

    /**
     * The names by how many have to be there one after the other before: what is in one wave needs nothing of it. Names on a
     * circle, and what waits for them, are in none.
     */
    public List<List<String>> waves() {
        Map<String, Integer> open = new LinkedHashMap<>();
        graph.vertexSet().forEach(name -> open.put(name, graph.inDegreeOf(name)));
        List<List<String>> waves = new ArrayList<>();
        List<String> wave =
                graph.vertexSet().stream().filter(name -> graph.inDegreeOf(name) == 0).toList();
        while (!wave.isEmpty()) {
            waves.add(wave);
            List<String> next = new ArrayList<>();
            for (String name : wave) {
                for (DefaultEdge edge : graph.outgoingEdgesOf(name)) {
                    String later = graph.getEdgeTarget(edge);
                    if (open.merge(later, -1, Integer::sum) == 0) {
                        next.add(later);
                    }
                }
            }
            wave = List.copyOf(next);
        }
        return List.copyOf(waves);
    }

    /**
     * The names along the path that takes longest: what nothing can be quicker than, however much is done side by side. In
     * project planning it is called the critical path.
     *
     * @param weight how long each takes; not negative
     */
    public List<String> longestPath(ToLongFunction<String> weight) {
        Map<String, Long> until = new LinkedHashMap<>();
        Map<String, String> before = new LinkedHashMap<>();
        for (String name : order()) {
            long first = 0;
            for (DefaultEdge edge : graph.incomingEdgesOf(name)) {
                String other = graph.getEdgeSource(edge);
                long end = until.getOrDefault(other, 0L);
                if (end > first) {
                    first = end;
                    before.put(name, other);
                }
            }
            until.put(name, first + weight.applyAsLong(name));
        }
        List<String> path = new ArrayList<>();
        until.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(last -> {
                    path.add(last.getKey());
                    while (before.containsKey(path.getFirst())) {
                        path.addFirst(before.getOrDefault(path.getFirst(), ""));
                    }
                });
        return List.copyOf(path);
    }

    /** All names, each after what it needs; those on a circle, and what waits for them, are missing. */
    public List<String> order() {
        return waves().stream().flatMap(List::stream).toList();
    }
}
