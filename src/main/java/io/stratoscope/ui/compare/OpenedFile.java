package io.stratoscope.ui.compare;

import io.stratoscope.model.Snapshot;
import io.stratoscope.store.FileException;
import io.stratoscope.store.SnapshotFile;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The snapshot file that the operator opened in this window, if any. What cannot be opened is one line and changes nothing. */
public final class OpenedFile {

    /** A file and what it holds. */
    public record Opened(Path file, Snapshot snapshot) {}

    /** What came of reading. */
    private sealed interface Answer {
        record Read(Snapshot snapshot) implements Answer {}

        record Refused(String why) implements Answer {}
    }

    private final Session session;
    private final Runnable show;
    private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private long lastReading;

    /**
     * Nothing is opened yet.
     *
     * @param show brings the comparison to the front
     */
    public OpenedFile(Session session, Runnable show) {
        this.session = session;
        this.show = show;
    }

    /** Opens the one that was dropped; several at once are too many. */
    public void open(List<Path> files) {
        if (files.size() == 1) {
            open(files.getFirst());
        } else if (!files.isEmpty()) {
            session.notices().say(Kind.WARNING, "Drop one snapshot file at a time.");
        }
    }

    /** Reads a file in a job; of two that are opened at once the later one wins. */
    public void open(Path file) {
        long mine = ++lastReading;
        session.run(
                "Open " + file.getFileName(),
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
            return new Answer.Read(SnapshotFile.read(file));
        } catch (FileException e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        }
    }

    private void accept(Path file, Answer answer) {
        switch (answer) {
            case Answer.Read(Snapshot snapshot) -> {
                opened.set(Optional.of(new Opened(file, snapshot)));
                show.run();
            }
            case Answer.Refused(String why) ->
                    session.notices().say(Kind.ERROR, "Not opened: " + why);
        }
    }

    public ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
        return opened.getReadOnlyProperty();
    }
}
