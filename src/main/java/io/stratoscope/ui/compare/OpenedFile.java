package io.stratoscope.ui.compare;

import io.stratoscope.model.Snapshot;
import io.stratoscope.store.SnapshotFile;
import io.stratoscope.ui.session.FileReading;
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

    private final Session session;
    private final Runnable show;
    private final ReadOnlyObjectWrapper<Optional<Opened>> opened =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final FileReading reading;

    /**
     * Nothing is opened yet.
     *
     * @param show brings the comparison to the front
     */
    public OpenedFile(Session session, Runnable show) {
        this.session = session;
        this.reading = new FileReading(session);
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
        reading.start(
                "Open " + file.getFileName(),
                "Not opened: ",
                () -> SnapshotFile.read(file),
                snapshot -> accept(file, snapshot));
    }

    private void accept(Path file, Snapshot snapshot) {
        opened.set(Optional.of(new Opened(file, snapshot)));
        show.run();
    }

    public ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
        return opened.getReadOnlyProperty();
    }
}
