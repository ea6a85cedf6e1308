package io.stratoscope.cli;

import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.restore.RestoreListener;
import io.stratoscope.backup.restore.RestoreStep;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Says how far a restore is: a line for each step, and those of the copies of files. */
final class RestoreProgress implements RestoreListener {

    private final Session session;
    private final Clock clock;
    private BackupProgress copies;

    RestoreProgress(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
        copies = new BackupProgress(session, clock);
    }

    @Override
    public void step(RestoreStep step, State state, String detail) {
        String what = Terminal.plain(step.what());
        switch (state) {
            case BEGUN -> {
                session.say("… " + what);
                copies = new BackupProgress(session, clock);
            }
            case DONE -> {
                if (!detail.isEmpty()) {
                    session.say("  " + Terminal.plain(detail));
                }
            }
            case DONE_BEFORE -> session.say("  done before: " + what);
            case FAILED -> session.say("  failed: " + what);
        }
    }

    @Override
    public void files(FilesCopy copy, Optional<Long> speed, Optional<Duration> left) {
        copies.files(copy, speed, left);
    }
}
