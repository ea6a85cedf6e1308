/** The command line: picocli commands over the features. */
@NullMarked
package io.stratoscope.cli;

import org.jspecify.annotations.NullMarked;
