package io.stratoscope.ui.resources;

import io.stratoscope.model.Resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the table shows.
 *
 * @param rows headings and the resources of those groups that are open
 * @param resources all that match the filter, in the order of the table, those of closed groups too
 * @param total how many there are without the filter
 */
public record Listing(List<Row> rows, List<Resource> resources, int total) {

    static final Listing EMPTY = new Listing(List.of(), List.of(), 0);

    /** Sorts and groups; what is equal in all sorted columns stands in the order of its ARN. */
    static Listing of(
            List<Resource> matching,
            int total,
            List<Sort> sorts,
            Grouping grouping,
            Set<Group> closed) {
        List<Resource> sorted = sorted(matching, sorts);
        if (grouping instanceof Grouping.Nothing) {
            return new Listing(sorted.stream().<Row>map(Row.Entry::new).toList(), sorted, total);
        }
        Map<Group, List<Resource>> groups = new TreeMap<>();
        sorted.forEach(resource ->
                groups.computeIfAbsent(grouping.of(resource), _ -> new ArrayList<>())
                        .add(resource));
        List<Row> rows = new ArrayList<>(sorted.size() + groups.size());
        List<Resource> resources = new ArrayList<>(sorted.size());
        groups.forEach((group, members) -> {
            boolean open = !closed.contains(group);
            rows.add(new Row.Heading(group, members.size(), open));
            resources.addAll(members);
            if (open) {
                members.forEach(resource -> rows.add(new Row.Entry(resource)));
            }
        });
        return new Listing(List.copyOf(rows), List.copyOf(resources), total);
    }

    private static List<Resource> sorted(List<Resource> matching, List<Sort> sorts) {
        if (sorts.isEmpty()) {
            return List.copyOf(matching);
        }
        Comparator<Resource> order =
                sorts.stream()
                        .map(sort ->
                                sort.ascending()
                                        ? sort.column().order()
                                        : sort.column().order().reversed())
                        .reduce(Comparator::thenComparing)
                        .orElseThrow();
        // A snapshot's resources come by ARN, and the sort is stable.
        return matching.stream().sorted(order).toList();
    }

    /** {@code 12 of 143 resources}. */
    public String figure() {
        String all = total == 1 ? "1 resource" : total + " resources";
        return resources.size() == total ? all : resources.size() + " of " + all;
    }
}
