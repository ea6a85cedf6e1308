/** The composition root: main, and the one place where things are wired together. */
@NullMarked
package io.stratoscope.app;

import org.jspecify.annotations.NullMarked;
