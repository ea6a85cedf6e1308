/** Finding a resource by what an operator knows of it. */
@NullMarked
package io.stratoscope.ui.search;

import org.jspecify.annotations.NullMarked;
