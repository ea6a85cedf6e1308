/** How the project is, as a screen, in the inspector, and as notices. */
@NullMarked
package io.stratoscope.ui.health;

import org.jspecify.annotations.NullMarked;
