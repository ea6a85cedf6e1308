package io.stratoscope.ui.architecture;

import io.stratoscope.model.Arn;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that is written over a diagram's resources and can be taken away; it moves nothing.
 *
 * @param <T> what is known of all resources
 * @param <V> what is written on one
 */
class Overlay<T, V> {

    private final ObservableValue<Optional<T>> known;
    private final ObjectProperty<Map<Arn, V>> written;
    private final Function<T, Map<Arn, V>> words;
    private final BooleanProperty shown;

    /**
     * Begins to follow what is known.
     *
     * @param written where the diagram takes it from
     * @param words what to write of what is known
     * @param shown whether it is seen at first
     */
    Overlay(
            ObservableValue<Optional<T>> known,
            ObjectProperty<Map<Arn, V>> written,
            Function<T, Map<Arn, V>> words,
            boolean shown) {
        this.known = known;
        this.written = written;
        this.words = words;
        this.shown = new SimpleBooleanProperty(shown);
        known.subscribe(_ -> write());
        this.shown.subscribe(_ -> write());
    }

    /** Whether it is seen. */
    final BooleanProperty shownProperty() {
        return shown;
    }

    /** Shows it, or takes it away. */
    final void toggle() {
        shown.set(!shown.get());
    }

    private void write() {
        written.set(shown.get() ? known.getValue().map(words).orElse(Map.of()) : Map.of());
    }
}
