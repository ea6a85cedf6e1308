package io.stratoscope.ui.metrics;

import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;
import io.stratoscope.ui.control.Labels;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/** A resource as a line of a list: what it is, and its name. */
final class ResourceWords extends StringConverter<Resource> {
    @Override
    public String toString(@Nullable Resource resource) {
        return resource == null
                ? ""
                : Labels.oneLine(resource.type().kind() + "  " + name(resource));
    }

    // Nodes of a cache have the name of all of it.
    private static String name(Resource resource) {
        return resource.name().equals(resource.id())
                        || resource.type().equals(ResourceType.CERTIFICATE)
                ? resource.name()
                : resource.name() + " · " + resource.id();
    }

    /** Nobody writes one. */
    @Override
    public @Nullable Resource fromString(String text) {
        return null;
    }
}
