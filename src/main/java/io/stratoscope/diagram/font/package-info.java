/** The one font family of diagrams, taken from a library so that text measures the same on every machine. */
@NullMarked
package io.stratoscope.diagram.font;

import org.jspecify.annotations.NullMarked;
