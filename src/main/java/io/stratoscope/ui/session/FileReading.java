package io.stratoscope.ui.session;

import io.stratoscope.store.FileException;
import io.stratoscope.ui.session.Notice.Kind;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads what the operator names, in a job. Of several that are asked for one after the other the last wins; what cannot be read is
 * one line and changes nothing. On the application thread.
 */
public final class FileReading {

    private sealed interface Answer<T> {
        record Read<T>(T value) implements Answer<T> {}

        record Refused<T>(String why) implements Answer<T> {}
    }

    private final Session session;
    private final Latest readings = new Latest();

    public FileReading(Session session) {
        this.session = session;
    }

    /**
     * Begins to read.
     *
     * @param job what it is called in the activity pane
     * @param refusal what stands before the reason when it cannot be read
     * @param reader on the job's thread; throws a {@link FileException} that says why it cannot
     * @param then is given what was read
     */
    public <T> void start(
            String job, String refusal, Supplier<T> reader, Consumer<? super T> then) {
        Latest.Turn turn = readings.next();
        session.run(
                job,
                context -> read(reader),
                turn.only(answer -> accept(answer, refusal, then)),
                failure -> session.notices().say(Kind.ERROR, failure.message()));
    }

    private static <T> Answer<T> read(Supplier<T> reader) {
        try {
            return new Answer.Read<>(reader.get());
        } catch (FileException e) {
            return new Answer.Refused<>(String.valueOf(e.getMessage()));
        }
    }

    private <T> void accept(Answer<T> answer, String refusal, Consumer<? super T> then) {
        switch (answer) {
            case Answer.Read<T>(T value) -> then.accept(value);
            case Answer.Refused<T>(String why) -> session.notices().say(Kind.ERROR, refusal + why);
        }
    }

    /** What is still being read is not waited for any more. */
    public void forget() {
        readings.forget();
    }
}
