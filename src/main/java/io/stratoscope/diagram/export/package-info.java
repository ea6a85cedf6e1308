/** The exporters, one class a format. */
@NullMarked
package io.stratoscope.diagram.export;

import org.jspecify.annotations.NullMarked;
