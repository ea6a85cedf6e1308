package io.stratoscope.ui.session;

import io.stratoscope.store.FileException;
import io.stratoscope.ui.session.Notice.Kind;

import java.nio.file.Path;
import java.util.Optional;

/** Writes what the operator wants saved, in a job, and says in the window how that went. On the application thread. */
public final class FileWriting {
    private final Session session;

    public FileWriting(Session session) {
        this.session = session;
    }

    /**
     * Begins to write.
     *
     * @param job what it is called in the activity pane
     * @param writing on the job's thread; throws a {@link FileException} that says why it cannot
     * @param kind of the notice when it is done
     * @param done what that notice says
     */
    public void start(String job, Path file, Runnable writing, Kind kind, String done) {
        session.run(
                job,
                _ -> attempt(writing),
                refusal ->
                        refusal.ifPresentOrElse(
                                why -> session.notices().say(Kind.ERROR, "Not saved: " + why),
                                () -> session.notices().say(kind, done)),
                failure ->
                        session.notices()
                                .say(
                                        Kind.ERROR,
                                        "Not saved to " + file + ": " + failure.message()));
    }

    /** A file that cannot be written is no mistake of the program. */
    private static Optional<String> attempt(Runnable writing) {
        try {
            writing.run();
            return Optional.empty();
        } catch (FileException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
