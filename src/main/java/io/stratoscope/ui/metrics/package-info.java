/** The metrics screen: what was measured of the selected resource, as charts. */
@NullMarked
package io.stratoscope.ui.metrics;

import org.jspecify.annotations.NullMarked;
