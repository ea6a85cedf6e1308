package io.stratoscope.cli;

import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillListener;
import io.stratoscope.backup.drill.DrillPhase;
import io.stratoscope.metrics.MetricUnit;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Says how far a drill is, a line for each step. */
final class DrillProgress implements DrillListener {

    private final Session session;
    private String said = "";

    DrillProgress(Session session) {
        this.session = session;
    }

    @Override
    public void phase(DrillPhase phase) {
        session.say(phase.words() + " …");
    }

    @Override
    public void step(String id, String what) {
        session.say("  " + Terminal.plain(id) + " " + Terminal.plain(what));
    }

    @Override
    public void check(DrillCheck check) {
        session.say(
                "  "
                        + switch (check.state()) {
                            case PASS -> "pass  ";
                            case FAIL -> "FAIL  ";
                            case NOT_CHECKABLE -> "  ?   ";
                        }
                        + check.name()
                        + ": "
                        + Terminal.plain(check.evidence()));
    }

    @Override
    public void files(String status, long files, long bytes, Optional<Duration> left) {
        String line =
                "  files "
                        + status.toLowerCase(Locale.ROOT)
                        + (files == 0
                                ? ""
                                : ", "
                                        + files
                                        + ", "
                                        + MetricUnit.BYTES.words((double) bytes)
                                        + left.map(rest -> ", " + rest.toSeconds() + " s left")
                                                .orElse(""));
        if (!line.equals(said)) {
            said = line;
            session.say(line);
        }
    }
}
