package io.stratoscope.diagram;

/**
 * A diagram with its layout: what is on screen and what is exported.
 *
 * @param puml the PlantUML source that was laid out
 * @param svg the picture, text as text
 * @param scene the geometry read from that picture
 */
public record Drawing(Diagram diagram, String puml, String svg, Scene scene) {}
