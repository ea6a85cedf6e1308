package io.stratoscope.diagram.view;

import io.stratoscope.topology.Management;

import java.util.Set;

/**
 * How much a diagram shows.
 *
 * @param maxNodes the budget: containers are collapsed and equals stacked until no more nodes than that are left; at least 1
 * @param collapsed ids of groups that are shown as one node
 * @param expanded ids of groups that are shown open: containers as long as the budget allows, up to 300 stacked equals beyond it
 * @param management who manages what, for the view of the modules
 */
public record ViewOptions(
        int maxNodes, Set<String> collapsed, Set<String> expanded, Management management) {
    public static final int DEFAULT_MAX_NODES = 150;
    public static final ViewOptions DEFAULT =
            new ViewOptions(DEFAULT_MAX_NODES, Set.of(), Set.of());

    public ViewOptions {
        if (maxNodes < 1) {
            throw new IllegalArgumentException("a diagram needs room for at least one node");
        }
        collapsed = Set.copyOf(collapsed);
        expanded = Set.copyOf(expanded);
    }

    /** Where nothing is known of who manages what. */
    public ViewOptions(int maxNodes, Set<String> collapsed, Set<String> expanded) {
        this(maxNodes, collapsed, expanded, Management.UNKNOWN);
    }

    public ViewOptions withMaxNodes(int nodes) {
        return new ViewOptions(nodes, collapsed, expanded, management);
    }

    public ViewOptions withManagement(Management now) {
        return new ViewOptions(maxNodes, collapsed, expanded, now);
    }
}
