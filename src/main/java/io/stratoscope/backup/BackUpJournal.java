package io.stratoscope.backup;

import io.stratoscope.job.Journal;
import io.stratoscope.job.Journal.Entry;
import io.stratoscope.job.Journal.Phase;

import java.util.List;
import java.util.Optional;

/**
 * What a journal tells of backups. Each step is noted before it is done; what AWS has of a restore point is found by its tag, so
 * that the journal need not know it.
 */
final class BackUpJournal {

    private static final String WHOLE = "back-up";
    private static final String JOIN = "join";

    private final Journal journal;

    BackUpJournal(Journal journal) {
        this.journal = journal;
    }

    /** The restore point whose backup has no end: it was cut off, or it still goes on elsewhere. */
    Optional<String> open() {
        List<Entry> entries = journal.entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (entry.step().equals(WHOLE)) {
                return entry.phase() == Phase.BEGUN ? Optional.of(entry.run()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    void begin(String restorePoint) {
        journal.write(restorePoint, WHOLE, Phase.BEGUN, "");
    }

    void end(String restorePoint, boolean well, String detail) {
        journal.write(restorePoint, WHOLE, well ? Phase.DONE : Phase.FAILED, detail);
    }

    void begin(String restorePoint, String step, String detail) {
        journal.write(restorePoint, step, Phase.BEGUN, detail);
    }

    /** An execution that somebody else started is made the restore point's. */
    void join(String restorePoint, String execution) {
        journal.write(restorePoint, JOIN, Phase.BEGUN, execution);
    }

    /** Whether an execution was started by somebody else. */
    boolean isJoined(String restorePoint, String execution) {
        return journal.entries().stream()
                .anyMatch(entry ->
                        entry.run().equals(restorePoint)
                                && entry.step().equals(JOIN)
                                && entry.detail().equals(execution));
    }

    void done(String restorePoint, String step, String detail) {
        journal.write(restorePoint, step, Phase.DONE, detail);
    }
}
