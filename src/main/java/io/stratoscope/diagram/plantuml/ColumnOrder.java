package io.stratoscope.diagram.plantuml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Siblings and by how many columns one has to stand right of another. A way round in a circle is cut where it comes back to
 * where it began.
 */
final class ColumnOrder {
    /** What follows each sibling, and by how many columns at least. */
    private final Map<String, Map<String, Integer>> next = new LinkedHashMap<>();

    private final Set<String> linked = new HashSet<>();

    private final Map<String, Integer> shifts = new HashMap<>();

    void add(String id) {
        next.putIfAbsent(id, new LinkedHashMap<>());
    }

    void before(String from, String to, int distance) {
        linked.add(from);
        linked.add(to);
        next.computeIfAbsent(from, _ -> new LinkedHashMap<>()).merge(to, distance, Math::max);
    }

    /** Sets a sibling so many columns right of where it would stand. */
    void shift(String id, int columns) {
        shifts.put(id, columns);
    }

    /** Whether nothing says where it stands. */
    boolean isFree(String id) {
        return !linked.contains(id) && !shifts.containsKey(id);
    }

    Map<String, Integer> columns() {
        cutCircles();
        List<String> sorted = sorted();
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (String id : sorted) {
            int column = columns.getOrDefault(id, 0) + shifts.getOrDefault(id, 0);
            columns.put(id, column);
            after(id)
                    .forEach((to, distance) ->
                            columns.merge(to, Math.max(0, column + distance), Math::max));
        }
        Map<String, Integer> incoming = incoming();
        for (String id : sorted.reversed()) {
            // What starts a way stands next to what it leads to.
            if (incoming.getOrDefault(id, 0) == 0
                    && !after(id).isEmpty()
                    && !shifts.containsKey(id)) {
                int nearest =
                        after(id).entrySet().stream()
                                .mapToInt(
                                        to -> columns.getOrDefault(to.getKey(), 0) - to.getValue())
                                .min()
                                .orElse(0);
                columns.merge(id, nearest, Math::max);
            }
        }
        return columns;
    }

    private Map<String, Integer> after(String id) {
        return next.getOrDefault(id, Map.of());
    }

    private Map<String, Integer> incoming() {
        Map<String, Integer> incoming = new LinkedHashMap<>();
        next.keySet().forEach(id -> incoming.put(id, 0));
        next.values()
                .forEach(targets ->
                        targets.keySet().forEach(to -> incoming.merge(to, 1, Integer::sum)));
        return incoming;
    }

    private void cutCircles() {
        Map<String, Integer> incoming = incoming();
        Set<String> starts = new LinkedHashSet<>();
        incoming.forEach((id, count) -> {
            if (count == 0) {
                starts.add(id);
            }
        });
        starts.addAll(incoming.keySet());
        Set<String> done = new HashSet<>();
        List<List<String>> back = new ArrayList<>();
        for (String start : starts) {
            walk(start, done, back);
        }
        for (List<String> edge : back) {
            after(edge.getFirst()).remove(edge.getLast());
        }
        for (List<String> edge : back) {
            standBetween(edge.getFirst(), edge.getLast());
        }
    }

    /** Depth first, without recursion: a chain may be longer than the stack is deep. */
    private void walk(String start, Set<String> done, List<List<String>> back) {
        LinkedHashSet<String> open = new LinkedHashSet<>();
        Deque<Deque<String>> left = new ArrayDeque<>();
        if (!done.contains(start)) {
            open.add(start);
            left.push(new ArrayDeque<>(after(start).keySet()));
        }
        while (!left.isEmpty()) {
            String at = open.getLast();
            if (left.element().isEmpty()) {
                left.pop();
                open.remove(at);
                done.add(at);
                continue;
            }
            String to = left.element().pop();
            if (open.contains(to)) {
                back.add(List.of(at, to));
            } else if (!done.contains(to)) {
                open.add(to);
                left.push(new ArrayDeque<>(after(to).keySet()));
            }
        }
    }

    /** What does nothing but lead back, as a restore does, stands between the two that it leads from and to. */
    private void standBetween(String via, String target) {
        List<String> sources =
                next.keySet().stream().filter(id -> after(id).containsKey(via)).toList();
        if (sources.size() == 1 && after(via).isEmpty() && !sources.getFirst().equals(target)) {
            String source = sources.getFirst();
            next.getOrDefault(source, new LinkedHashMap<>()).remove(via);
            before(target, via, 1);
            before(via, source, 1);
        }
    }

    private List<String> sorted() {
        Map<String, Integer> incoming = incoming();
        Deque<String> ready = new ArrayDeque<>();
        incoming.forEach((id, count) -> {
            if (count == 0) {
                ready.add(id);
            }
        });
        List<String> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            String id = ready.remove();
            sorted.add(id);
            for (String to : after(id).keySet()) {
                if (incoming.merge(to, -1, Integer::sum) == 0) {
                    ready.add(to);
                }
            }
        }
        return sorted;
    }
}
