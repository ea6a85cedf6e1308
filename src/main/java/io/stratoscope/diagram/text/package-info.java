/** Strangers' text, made fit to be drawn in any format. */
@NullMarked
package io.stratoscope.diagram.text;

import org.jspecify.annotations.NullMarked;
