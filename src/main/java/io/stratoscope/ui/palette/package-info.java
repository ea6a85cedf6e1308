/** The command palette: anything that can be done, and any resource, by a few letters of its name. */
@NullMarked
package io.stratoscope.ui.palette;

import org.jspecify.annotations.NullMarked;
