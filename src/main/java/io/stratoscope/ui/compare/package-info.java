/** A snapshot file beside the live project, with the differences. */
@NullMarked
package io.stratoscope.ui.compare;

import org.jspecify.annotations.NullMarked;
