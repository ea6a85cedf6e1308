package io.stratoscope.ui.resources;

import io.stratoscope.model.Resource;

/** A line of the table. */
public sealed interface Row {

    /**
     * The head of a group.
     *
     * @param open whether its resources are shown below it
     */
    record Heading(Group group, int count, boolean open) implements Row {}

    record Entry(Resource resource) implements Row {}
}
