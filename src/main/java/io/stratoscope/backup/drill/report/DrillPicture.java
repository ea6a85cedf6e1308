package io.stratoscope.backup.drill.report;

/** The architecture of what a drill restored. Who draws diagrams knows both of its forms. */
public interface DrillPicture {

    /** As an SVG that stands by itself. */
    String svg();

    /** As a PDF of one page, as big as the picture. */
    byte[] pdf();
}
