package io.stratoscope.diagram;

/** Gives a diagram its place on paper. The same diagram gets the same drawing, whatever machine it is on. */
public interface Layout {

    /**
     * Lays out a diagram; safe for many threads, cached by source.
     *
     * @throws LayoutException when the layout engine gives no picture
     */
    Drawing draw(Diagram diagram);

    /** Loads what the first drawing needs, while something else is waited for; a drawing does not need it to have been called. */
    default void prepare() {}
}
