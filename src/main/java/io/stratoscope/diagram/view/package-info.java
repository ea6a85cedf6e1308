/** The views: each projects a topology to a diagram. One class a view, registered in {@link io.stratoscope.diagram.view.Views}. */
@NullMarked
package io.stratoscope.diagram.view;

import org.jspecify.annotations.NullMarked;
