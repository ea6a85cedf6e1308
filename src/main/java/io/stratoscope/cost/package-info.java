/** What a project costs: by formula, by Cost Explorer, and what of it could be saved. */
@NullMarked
package io.stratoscope.cost;

import org.jspecify.annotations.NullMarked;
