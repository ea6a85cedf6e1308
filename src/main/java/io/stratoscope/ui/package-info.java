/** The desktop: the only package that knows JavaFX. */
@NullMarked
package io.stratoscope.ui;

import org.jspecify.annotations.NullMarked;
