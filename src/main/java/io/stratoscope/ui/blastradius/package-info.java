/** What stops working if a resource is gone, beside the diagram. */
@NullMarked
package io.stratoscope.ui.blastradius;

import org.jspecify.annotations.NullMarked;
