package io.stratoscope.cli;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillId;
import io.stratoscope.backup.drill.DrillListener;
import io.stratoscope.backup.drill.DrillPhase;
import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.LayoutEngine;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.export.Exporters;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.job.JobContext;
import io.stratoscope.metrics.MetricUnit;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.Topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says how far a drill is, a line for each step. */
final class DrillProgress implements DrillListener {

    private final Session session;
    private final AwsAccount account;
    private String said = "";
    private Optional<String> picture = Optional.empty();

    DrillProgress(Session session, AwsAccount account) {
        this.session = session;
        this.account = account;
    }

    /** What stood before it was proved, as SVG; empty where the drill did not come so far. */
    Optional<String> picture() {
        return picture;
    }

    @Override
    public void standing(DrillId drill, JobContext context) {
        Snapshot snapshot =
                session.environment()
                        .discovery()
                        .discover(
                                account,
                                Scope.project(drill.text()),
                                Set.of(),
                                session.dataDirectory(),
                                context);
        Diagram diagram =
                Views.project(Topology.of(snapshot), ViewKind.NETWORK, ViewOptions.DEFAULT);
        byte[] drawn =
                Exporters.of(Format.SVG)
                        .export(
                                session.environment()
                                        .layouts()
                                        .apply(LayoutEngine.SMETANA)
                                        .draw(diagram));
        picture = Optional.of(new String(drawn, StandardCharsets.UTF_8));
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
