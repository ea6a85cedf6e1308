/** Asks AWS what changes from minute to minute and stands in no description. */
@NullMarked
package io.stratoscope.health.observe;

import org.jspecify.annotations.NullMarked;
