package io.stratoscope.ui.export;

import io.stratoscope.diagram.Format;

/** Formats in words for people. */
final class FormatWords {

    private FormatWords() {}

    static String of(Format format) {
        return switch (format) {
            case PUML -> "PlantUML source (.puml)";
            case SVG -> "SVG picture (.svg)";
            case PNG -> "PNG picture (.png)";
            case PDF -> "PDF document (.pdf)";
            case DRAWIO -> "draw.io diagram (.drawio)";
            case MERMAID -> "Mermaid source (.mermaid)";
            case DOT -> "Graphviz source (.dot)";
            case GRAPHML -> "GraphML graph (.graphml)";
            case JSON -> "JSON data (.json)";
        };
    }
}
