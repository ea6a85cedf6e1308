/** A JGraphT graph over a snapshot: containment, blast radius, single points of failure, diff. */
@NullMarked
package io.stratoscope.topology;

import org.jspecify.annotations.NullMarked;
