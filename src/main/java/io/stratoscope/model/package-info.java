/** Immutable values that every other package shares: ARNs, resources, relations, snapshots, failures. No I/O. */
@NullMarked
package io.stratoscope.model;

import org.jspecify.annotations.NullMarked;
