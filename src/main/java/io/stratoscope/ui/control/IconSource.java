package io.stratoscope.ui.control;

import io.stratoscope.model.ResourceType;

import java.util.Optional;

/** Where the pictures of resource types come from. */
@FunctionalInterface
public interface IconSource {

    /** The icon as a square PNG; empty where there is none, and then a coloured square with letters stands for it. */
    Optional<byte[]> png(ResourceType type);

    /** No pictures at all. */
    static IconSource none() {
        return type -> Optional.empty();
    }
}
