package io.stratoscope.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Snapshot;
import io.stratoscope.settings.Settings;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.backups.LastProved.Standing;
import io.stratoscope.ui.backups.LastProved.State;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a restore was last proved, and whether that is too long ago. */
final class LastProvedTest {

    private final SampleBackups backups = new SampleBackups();
    private final TestSession window = new TestSession();
    private final ObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT);
    private final LastProved model = new LastProved(window.session, backups, settings);

    @AfterEach
    void close() {
        window.close();
    }

    private Standing after(Snapshot snapshot) throws Exception {
        window.discover(snapshot);
        window.handOver();
        return model.standingProperty().get().orElseThrow();
    }

    @Test
    void nothingIsSaidBeforeTheFirstDiscovery() {
        assertThat(model.standingProperty().get()).isEmpty();
    }

    @Test
    void itIsSaidHowLongAgo() throws Exception {
        backups.sinceProved = Optional.of(Duration.ofDays(3));

        Standing standing = after(SampleProject.snapshot());

        assertThat(standing.state()).isEqualTo(State.IN_TIME);
        assertThat(standing.words()).isEqualTo("Last proved restore: 3 days ago");
    }

    @Test
    void thirtyDaysAreInTime() throws Exception {
        backups.sinceProved = Optional.of(Duration.ofDays(30));

        assertThat(after(SampleProject.snapshot()).state()).isEqualTo(State.IN_TIME);
    }

    @Test
    void aMinuteMoreIsLate() throws Exception {
        backups.sinceProved = Optional.of(Duration.ofDays(30).plusMinutes(1));

        Standing late = after(SampleProject.snapshot());

        assertThat(late.state()).isEqualTo(State.LATE);
        assertThat(late.details()).contains("every 30 days", "stratoscope drill run --unlock");
    }

    @Test
    void anotherPolicyHoldsAtOnce() throws Exception {
        backups.sinceProved = Optional.of(Duration.ofDays(8));
        assertThat(after(SampleProject.snapshot()).state()).isEqualTo(State.IN_TIME);

        settings.set(settings.get().withRecovery(settings.get().recovery().withProvedDays(7)));

        assertThat(model.standingProperty().get().orElseThrow().state()).isEqualTo(State.LATE);
    }

    @Test
    void neverIsSaidToo() throws Exception {
        Standing standing = after(SampleProject.snapshot());

        assertThat(standing.state()).isEqualTo(State.NEVER);
        assertThat(standing.words()).isEqualTo("Last proved restore: never");
    }

    @Test
    void aHistoryThatCannotBeReadIsNotNever() throws Exception {
        backups.unreadable =
                Optional.of(new FileException("cannot read drills: it is not a directory"));

        Standing standing = after(SampleProject.snapshot());

        assertThat(standing.state()).isEqualTo(State.UNKNOWN);
        assertThat(standing.details()).isEqualTo("Cannot read drills: it is not a directory.");
    }

    @Test
    void aProjectWithNothingToRestoreSaysNothing() throws Exception {
        after(SampleProject.snapshot());
        Snapshot before = SampleProject.snapshot();

        window.discover(
                new Snapshot(
                        before.account(),
                        before.scope(),
                        before.regions(),
                        before.takenAt(),
                        List.of(),
                        List.of(),
                        List.of(),
                        before.coverage()));

        assertThat(model.standingProperty().get()).isEmpty();
    }
}
