/** The screen of what is remembered from run to run. */
@NullMarked
package io.stratoscope.ui.settings;

import org.jspecify.annotations.NullMarked;
