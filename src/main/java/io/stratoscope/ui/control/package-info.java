/** Controls that several screens share. */
@NullMarked
package io.stratoscope.ui.control;

import org.jspecify.annotations.NullMarked;
