/** The ledger of a discovery as a screen. */
@NullMarked
package io.stratoscope.ui.coverage;

import org.jspecify.annotations.NullMarked;
