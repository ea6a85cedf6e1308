package io.stratoscope.document;

/**
 * A line of text in a place.
 *
 * @param x of its left end
 * @param y of its base line
 * @param width that the layout keeps for it, in which it stands in the middle; 0 where it does not say
 * @param rgb {@code 0xRRGGBB}
 */
public record TextRun(
        double x,
        double y,
        double width,
        double size,
        DejaVuSans.Weight weight,
        int rgb,
        String text) {}
