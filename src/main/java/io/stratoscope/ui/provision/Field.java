package io.stratoscope.ui.provision;

import io.stratoscope.provision.blueprint.Parameter;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.Optional;

/** A parameter of the blueprint in the form: its value as text, and what is wrong with it. */
final class Field {

    private final Parameter parameter;
    private final StringProperty value;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** With the value that it has when none is chosen. */
    Field(Parameter parameter) {
        this.parameter = parameter;
        this.value = new SimpleStringProperty(parameter.usual().orElse(""));
    }

    Parameter parameter() {
        return parameter;
    }

    StringProperty valueProperty() {
        return value;
    }

    /** Empty where nothing is wrong. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void say(String what) {
        problem.set(what);
    }

    /** Whether a value is needed and not there. */
    boolean isMissing() {
        return parameter.usual().isEmpty() && value.get().isBlank();
    }

    /** What was chosen; empty where it is the usual value, or nothing yet. */
    Optional<String> chosen() {
        String text = value.get();
        boolean usual = parameter.usual().filter(text::equals).isPresent();
        return usual || isMissing() ? Optional.empty() : Optional.of(text);
    }
}
