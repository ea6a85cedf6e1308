/** What a screen is to the window, and what it gets from it. */
@NullMarked
package io.stratoscope.ui.screen;

import org.jspecify.annotations.NullMarked;
