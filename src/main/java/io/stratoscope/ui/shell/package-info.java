/** The window around the screens, and the way to open it. */
@NullMarked
package io.stratoscope.ui.shell;

import org.jspecify.annotations.NullMarked;
