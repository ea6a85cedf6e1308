package io.stratoscope.provision.module;

import java.util.Set;

/**
 * A part of a stack that is built as a whole, such as its network. Its settings are described by the JSON Schema {@code
 * modules/<name>.schema.json}: what is not set has the schema's default.
 */
public interface Module {

    /** What blueprints call it. */
    String name();

    /** The modules that it refers to in every case. */
    Set<String> needs();

    /** Adds the resources that it wants. */
    void design(Design design, ModuleSettings settings);
}
