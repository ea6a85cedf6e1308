/** The screen that shows log lines, and follows them. */
@NullMarked
package io.stratoscope.ui.logs;

import org.jspecify.annotations.NullMarked;
