package io.stratoscope.ui.shell;

import io.stratoscope.ui.backups.BackupPort;
import io.stratoscope.ui.logs.LogPort;
import io.stratoscope.ui.rehearse.RehearsalPort;
import io.stratoscope.ui.session.CostPort;
import io.stratoscope.ui.session.HealthPort;
import io.stratoscope.ui.session.MetricsPort;

import java.util.Optional;

/**
 * What a window is told of a project besides what it is made of.
 *
 * @param health says how the project is; empty where nobody looks
 * @param metrics says what was measured of resources; empty where nobody asks
 * @param costs says what the project costs; empty where nobody counts
 * @param logs reads log lines; empty where nobody does
 * @param backups says what there is to restore from, and backs up; empty where nobody does
 * @param rehearsal breaks something on purpose; empty where the account is a real one
 */
public record Watching(
        Optional<HealthPort> health,
        Optional<MetricsPort> metrics,
        Optional<CostPort> costs,
        Optional<LogPort> logs,
        Optional<BackupPort> backups,
        Optional<RehearsalPort> rehearsal) {

    /** Nobody looks at it. */
    public static final Watching NOTHING =
            new Watching(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
}
