/** The screen of what the project costs. */
@NullMarked
package io.stratoscope.ui.cost;

import org.jspecify.annotations.NullMarked;
