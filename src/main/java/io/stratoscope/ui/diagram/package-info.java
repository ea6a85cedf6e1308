/** The canvas: a drawing as a live scene that can be panned, zoomed and clicked. */
@NullMarked
package io.stratoscope.ui.diagram;

import org.jspecify.annotations.NullMarked;
