package io.stratoscope.ui.backups;

import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.metrics.MetricUnit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a backup is, in words.
 *
 * @param stages in their order
 * @param words what is going on
 * @param share how much of that is done, from 0 to 1; empty where nobody knows
 */
record BackUpProgress(List<Stage> stages, String words, Optional<Double> share) {

    private static final String SNAPSHOT = "Snapshot of the database";

    /** DataSync's own, in its order. */
    private static final List<String> PHASES =
            List.of("QUEUED", "LAUNCHING", "PREPARING", "TRANSFERRING", "VERIFYING");

    private static final double ALL = 100;

    /** A phase. */
    record Stage(String name, State state) {}

    /** How a phase is. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    BackUpProgress {
        stages = List.copyOf(stages);
    }

    /** Nothing is heard yet. */
    static BackUpProgress begun() {
        return new BackUpProgress(stages(State.RUNNING, -1), "Beginning …", Optional.empty());
    }

    /** The snapshot is so far. */
    static BackUpProgress of(DatabaseCopy copy) {
        return new BackUpProgress(
                stages(copy.isAvailable() ? State.DONE : State.RUNNING, -1),
                "Snapshot "
                        + copy.id()
                        + ": "
                        + copy.status()
                        + (copy.isAvailable() ? "" : ", " + copy.percent() + " %"),
                Optional.of(copy.percent() / ALL));
    }

    /** The copy of the files is so far. */
    static BackUpProgress of(FilesCopy copy, Optional<Long> speed, Optional<Duration> left) {
        return new BackUpProgress(
                stages(copy),
                copy.id()
                        + ": "
                        + BackupWords.word(copy.status())
                        + amount(copy)
                        + speed.map(rate -> ", " + MetricUnit.BYTES_PER_SECOND.words(rate))
                                .orElse("")
                        + left.map(rest -> ", " + BackupWords.span(rest) + " left").orElse(""),
                copy.isOver()
                        ? Optional.of(1.0)
                        : copy.bytesToCopy()
                                .filter(all -> all > 0)
                                .map(all -> Math.min(1.0, (double) copy.bytes() / all)));
    }

    private static String amount(FilesCopy copy) {
        if (copy.files() == 0 && copy.filesToCopy().isEmpty()) {
            return "";
        }
        return ", "
                + copy.filesToCopy()
                        .map(all -> copy.files() + " of " + BackupWords.files(all))
                        .orElseGet(() -> BackupWords.files(copy.files()))
                + ", "
                + BackupWords.bytes(copy.bytes())
                + copy.bytesToCopy().map(all -> " of " + BackupWords.bytes(all)).orElse("");
    }

    private static List<Stage> stages(FilesCopy copy) {
        if (copy.isWhole()) {
            return stages(State.DONE, PHASES.size());
        }
        if (copy.isOver()) {
            return failed(copy);
        }
        return stages(State.DONE, PHASES.indexOf(copy.status()));
    }

    /** Up to the phase that DataSync says failed; where it says of none, the last. */
    private static List<Stage> failed(FilesCopy copy) {
        int at =
                isError(copy.prepare())
                        ? PHASES.indexOf("PREPARING")
                        : isError(copy.transfer())
                                ? PHASES.indexOf("TRANSFERRING")
                                : PHASES.indexOf("VERIFYING");
        List<Stage> stages = new ArrayList<>(stages(State.DONE, at));
        stages.set(at + 1, new Stage(stages.get(at + 1).name(), State.FAILED));
        return stages;
    }

    private static boolean isError(Optional<String> result) {
        return result.filter("ERROR"::equals).isPresent();
    }

    /** @param running which of DataSync's phases runs; those before it are over */
    private static List<Stage> stages(State database, int running) {
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(SNAPSHOT, database));
        for (int i = 0; i < PHASES.size(); i++) {
            String word = PHASES.get(i).charAt(0) + BackupWords.word(PHASES.get(i)).substring(1);
            stages.add(
                    new Stage(
                            word,
                            i < running
                                    ? State.DONE
                                    : i == running ? State.RUNNING : State.WAITING));
        }
        return stages;
    }
}
