/** All resources of the newest snapshot as a table. */
@NullMarked
package io.stratoscope.ui.resources;

import org.jspecify.annotations.NullMarked;
