/** The screen of the live architecture: diagram, inspector, refresh, export. */
@NullMarked
package io.stratoscope.ui.architecture;

import org.jspecify.annotations.NullMarked;
