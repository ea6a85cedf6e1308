/** Writing XML: for the SVG, draw.io and GraphML files. */
@NullMarked
package io.stratoscope.diagram.xml;

import org.jspecify.annotations.NullMarked;
