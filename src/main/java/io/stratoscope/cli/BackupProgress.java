package io.stratoscope.cli;

import io.stratoscope.backup.BackupListener;
import io.stratoscope.backup.DatabaseCopy;
import io.stratoscope.backup.FilesCopy;
import io.stratoscope.metrics.MetricUnit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Says how far a backup is: a line for each phase, and one every half minute. */
final class BackupProgress implements BackupListener {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Session session;
    private final Clock clock;
    private String phase = "";
    private Instant said = Instant.EPOCH;

    BackupProgress(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void database(DatabaseCopy copy) {
        say(
                "database " + copy.status(),
                "Database snapshot "
                        + Terminal.plain(copy.id())
                        + ": "
                        + Terminal.plain(copy.status())
                        + (copy.isAvailable() ? "" : ", " + copy.percent() + " %"));
    }

    @Override
    public void files(FilesCopy copy, Optional<Long> speed, Optional<Duration> left) {
        say(
                "files " + copy.status(),
                "Files, "
                        + Terminal.plain(copy.id())
                        + ": "
                        + copy.status().toLowerCase(Locale.ROOT)
                        + amount(copy)
                        + speed.map(rate -> ", " + MetricUnit.BYTES_PER_SECOND.words(rate))
                                .orElse("")
                        + left.map(rest -> ", " + rest.toSeconds() + " s left").orElse(""));
    }

    private static String amount(FilesCopy copy) {
        return copy.filesToCopy().isEmpty() && copy.files() == 0
                ? ""
                : ", "
                        + copy.files()
                        + copy.filesToCopy().map(all -> " of " + all).orElse("")
                        + " files, "
                        + MetricUnit.BYTES.words((double) copy.bytes())
                        + copy.bytesToCopy()
                                .map(all -> " of " + MetricUnit.BYTES.words(all))
                                .orElse("");
    }

    private void say(String newPhase, String line) {
        Instant now = clock.instant();
        if (!newPhase.equals(phase) || !now.isBefore(said.plus(EVERY))) {
            phase = newPhase;
            said = now;
            session.say(line);
        }
    }
}
