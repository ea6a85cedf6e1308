package io.stratoscope.diagram;

/** Gives a diagram its place on paper. The same diagram gets the same drawing, whatever machine it is on. */
public interface Layout {

    /**
     * Lays out a diagram; safe for many threads, cached by source.
     *
     * @throws LayoutException when the layout engine gives no picture
     */
    Drawing draw(Diagram diagram);
}
