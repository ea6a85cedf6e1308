package io.stratoscope.ui.architecture;

import io.stratoscope.provision.terraform.StateObject;
import io.stratoscope.provision.terraform.TerraformState;
import io.stratoscope.provision.terraform.TerraformStateException;
import io.stratoscope.store.FileException;
import io.stratoscope.store.TextFile;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.util.Optional;

/** Terraform's state that the operator loaded in this window, if any. What cannot be loaded is one line and changes nothing. */
final class LoadedState {

    /** What came of reading. */
    private sealed interface Answer {
        record Read(TerraformState state) implements Answer {}

        record Refused(String why) implements Answer {}
    }

    private final Session session;
    private final ReadOnlyObjectWrapper<Optional<TerraformState>> state =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private long lastReading;

    /** Nothing is loaded yet. */
    LoadedState(Session session) {
        this.session = session;
    }

    /** Reads a file in a job; of two that are loaded at once the later one wins. */
    void load(Path file) {
        long mine = ++lastReading;
        session.run(
                "Read " + file.getFileName(),
                context -> read(file),
                answer -> {
                    if (mine == lastReading) {
                        accept(file, answer);
                    }
                },
                failure -> session.notices().say(Kind.ERROR, failure.message()));
    }

    private static Answer read(Path file) {
        try {
            String text = TextFile.read(file, StateObject.MOST_BYTES);
            return new Answer.Read(TerraformState.parse(file.toString(), text));
        } catch (FileException | TerraformStateException e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        }
    }

    private void accept(Path file, Answer answer) {
        switch (answer) {
            case Answer.Read(TerraformState read) -> {
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
            case Answer.Refused(String why) ->
                    session.notices().say(Kind.ERROR, "Not loaded: " + why);
        }
    }

    ReadOnlyObjectProperty<Optional<TerraformState>> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
