package io.stratoscope.ui.coverage;

import io.stratoscope.model.Coverage;
import io.stratoscope.model.DiscoveryIssue;
import io.stratoscope.model.Snapshot;

import javafx.beans.value.ObservableValue;

import java.util.List;
import java.util.Optional;

/** The ledger of the newest snapshot. */
public final class CoverageViewModel {

    private final ObservableValue<Optional<Coverage>> coverage;
    private final ObservableValue<List<DiscoveryIssue>> issues;

    public CoverageViewModel(ObservableValue<Optional<Snapshot>> snapshot) {
        this.coverage = snapshot.map(newest -> newest.map(Snapshot::coverage));
        this.issues = snapshot.map(newest -> newest.map(Snapshot::issues).orElse(List.of()));
    }

    public ObservableValue<Optional<Coverage>> coverageProperty() {
        return coverage;
    }

    public ObservableValue<List<DiscoveryIssue>> issuesProperty() {
        return issues;
    }

    /** The one figure: {@code 96 % confirmed}. */
    public static String figure(Coverage coverage) {
        return coverage.percentConfirmed()
                .map(percent -> percent + " % confirmed")
                .orElse("nothing to confirm");
    }

    /** What the figure is made of, in one line; only what there is. */
    public static String sum(Coverage coverage) {
        Coverage.Row total = coverage.total();
        StringBuilder words = new StringBuilder(total.confirmed() + " confirmed");
        append(words, total.ghosts(), total.ghosts() == 1 ? "ghost" : "ghosts");
        append(words, total.missing(), "missing");
        append(words, total.denied(), "denied");
        append(words, total.throttled(), "throttled");
        append(words, total.failed(), "failed");
        append(words, total.unsupported(), "unsupported");
        append(words, total.notScanned(), "not scanned");
        return words.append(" of ").append(total.total()).append(" asked for").toString();
    }

    private static void append(StringBuilder words, int count, String what) {
        if (count > 0) {
            words.append(", ").append(count).append(' ').append(what);
        }
    }
}
