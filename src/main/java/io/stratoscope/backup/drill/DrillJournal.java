package io.stratoscope.backup.drill;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.Journal;
import io.stratoscope.job.Journal.Entry;
import io.stratoscope.job.Journal.Phase;

import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What was begun of drills from this computer, noted before anything is made. */
public final class DrillJournal {

    /** Where journals are in the data directory. */
    public static final Path JOURNALS = Path.of("drill-runs");

    /** How the names of the simulated account's journals begin: when it begins anew, they tell of nothing any more. */
    public static final String SIMULATED = "simulated-";

    private static final String WHOLE = "drill";

    private final Journal journal;

    DrillJournal(Journal journal) {
        this.journal = journal;
    }

    /** The journal of an account's drills in the data directory. */
    public static Path file(AwsAccount account, String accountId, String region) {
        return JOURNALS.resolve(
                (account.simulated() ? SIMULATED : accountId + "-") + region + ".jsonl");
    }

    void begin(DrillId drill, String detail) {
        journal.write(drill.text(), WHOLE, Phase.BEGUN, detail);
    }

    void phase(DrillId drill, DrillPhase phase) {
        journal.write(drill.text(), phase.name(), Phase.BEGUN, "");
    }

    /** Nothing of it is left. */
    void end(DrillId drill, String detail) {
        journal.write(drill.text(), WHOLE, Phase.DONE, detail);
    }

    /** Something of it may be left. */
    void left(DrillId drill, String detail) {
        journal.write(drill.text(), WHOLE, Phase.FAILED, detail.replace('\n', ' '));
    }

    /** Drills that were begun here, and of which nobody has seen the end. */
    NavigableSet<DrillId> open() {
        NavigableSet<DrillId> open = new TreeSet<>();
        for (Entry entry : journal.entries()) {
            if (entry.step().equals(WHOLE)) {
                DrillId.of(entry.run())
                        .ifPresent(drill -> {
                            if (entry.phase() == Phase.DONE) {
                                open.remove(drill);
                            } else {
                                open.add(drill);
                            }
                        });
            }
        }
        return open;
    }
}
