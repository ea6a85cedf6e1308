package io.stratoscope.app;

import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** One layout engine for the whole program, made when the first diagram is drawn: loading it takes a while. */
final class SharedLayout implements Supplier<Layout> {

    private @Nullable Layout layout;

    @Override
    public synchronized Layout get() {
        Layout made = layout;
        if (made == null) {
            made = new PlantUmlLayout();
            layout = made;
        }
        return made;
    }
}
