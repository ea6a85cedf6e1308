package io.stratoscope.model;

import java.util.Optional;

/**
 * The tag in which a resource says which module of a blueprint it belongs to. What builds a stack writes it; what adds up cost reads it, in
 * a snapshot and, where the operator made it a cost allocation tag, on the bill.
 */
public final class ModuleTag {

    /** Its key; its value is the module's name, for example {@code database}. */
    public static final String KEY = "stratoscope:module";

    private ModuleTag() {}

    /** The module of a resource; empty for what no blueprint made. */
    public static Optional<String> of(Resource resource) {
        return Optional.ofNullable(resource.tags().get(KEY));
    }
}
