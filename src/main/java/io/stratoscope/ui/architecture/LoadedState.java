package io.stratoscope.ui.architecture;

import io.stratoscope.provision.terraform.StateObject;
import io.stratoscope.provision.terraform.TerraformState;
import io.stratoscope.provision.terraform.TerraformStateException;
import io.stratoscope.store.FileException;
import io.stratoscope.store.TextFile;
import io.stratoscope.ui.session.FileReading;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.util.Optional;

/** Terraform's state that the operator loaded in this window, if any. What cannot be loaded is one line and changes nothing. */
final class LoadedState {

    private final Session session;
    private final ReadOnlyObjectWrapper<Optional<TerraformState>> state =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final FileReading reading;

    /** Nothing is loaded yet. */
    LoadedState(Session session) {
        this.session = session;
        this.reading = new FileReading(session);
    }

    /** Reads a file in a job; of two that are loaded at once the later one wins. */
    void load(Path file) {
        reading.start(
                "Read " + file.getFileName(),
                "Not loaded: ",
                () -> read(file),
                read -> accept(file, read));
    }

    private static TerraformState read(Path file) {
        try {
            String text = TextFile.read(file, StateObject.MOST_BYTES);
            return TerraformState.parse(file.toString(), text);
        } catch (TerraformStateException e) {
            throw new FileException(String.valueOf(e.getMessage()), e);
        }
    }

    private void accept(Path file, TerraformState read) {
        state.set(Optional.of(read));
        // The window's discovery does not ask for what only the state names.
        session.notices()
                .say(
                        Kind.INFO,
                        file.getFileName()
                                + " is loaded. What is missing may also only be outside of "
                                + session.scope().label()
                                + ".");
    }

    ReadOnlyObjectProperty<Optional<TerraformState>> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
