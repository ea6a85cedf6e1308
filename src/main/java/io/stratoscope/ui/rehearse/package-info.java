/** Breaks something in a simulated account on purpose, from the window. */
@NullMarked
package io.stratoscope.ui.rehearse;

import org.jspecify.annotations.NullMarked;
