/** Tag sweep, a describer per service, expansion to relatives: an account becomes a snapshot. */
@NullMarked
package io.stratoscope.discovery;

import org.jspecify.annotations.NullMarked;
