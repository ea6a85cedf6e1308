package io.stratoscope.ui.control;

import io.stratoscope.model.ResourceType;

import java.util.Map;
import java.util.Set;

/** Where the pictures of resource types come from. */
@FunctionalInterface
public interface IconSource {

    /**
     * The icons as square PNGs. May take a while: it is called beside the application thread.
     *
     * @return without those of which there is none; coloured squares with letters stand for them
     */
    Map<ResourceType, byte[]> pngs(Set<ResourceType> types);

    /** No pictures at all. */
    static IconSource none() {
        return types -> Map.of();
    }
}
