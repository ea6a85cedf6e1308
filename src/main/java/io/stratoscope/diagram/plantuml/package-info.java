/** The only package that touches PlantUML: source, layout, scene geometry. */
@NullMarked
package io.stratoscope.diagram.plantuml;

import org.jspecify.annotations.NullMarked;
