/** Views of a topology, the scene that is drawn of them, and the exporters. */
@NullMarked
package io.stratoscope.diagram;

import org.jspecify.annotations.NullMarked;
