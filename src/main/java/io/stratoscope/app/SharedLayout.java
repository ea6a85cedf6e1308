package io.stratoscope.app;

import io.stratoscope.aws.AwsEnvironment;
import io.stratoscope.diagram.Layout;
import io.stratoscope.diagram.LayoutEngine;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** One layout engine for the whole program, made when the first diagram is drawn: loading it takes a while. */
final class SharedLayout implements Supplier<Layout> {

    private final AwsEnvironment environment;
    private @Nullable Layout layout;

    SharedLayout(AwsEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public synchronized Layout get() {
        Layout made = layout;
        if (made == null) {
            made = new PlantUmlLayout();
            layout = made;
        }
        return made;
    }

    /**
     * The layout with an engine.
     *
     * @throws io.stratoscope.cli.UsageException when it is not on this machine
     */
    Layout with(LayoutEngine engine) {
        return switch (engine) {
            case SMETANA -> get();
            case DOT -> PlantUmlLayout.withDot(Graphviz.executable(environment));
        };
    }
}
