package io.stratoscope.ui.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.store.FileException;
import io.stratoscope.ui.TestSession;
import io.stratoscope.ui.screen.Command;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

class RehearseViewModelTest {

    /** Two that can break, in memory. */
    private static final class Stage implements RehearsalPort {
        private final Set<String> on = new ConcurrentSkipListSet<>();
        private volatile boolean full;

        @Override
        public List<Disaster> disasters() {
            return List.of(
                    new Disaster("lost-files", "the files are deleted"),
                    new Disaster("failed-nat", "the gateways have failed"));
        }

        @Override
        public Set<String> on() {
            return Set.copyOf(on);
        }

        @Override
        public void turn(String name, boolean wanted) {
            if (full) {
                throw new FileException("cannot write the log: the disk is full");
            }
            if (wanted) {
                on.add(name);
            } else {
                on.remove(name);
            }
        }
    }

    private final Stage stage = new Stage();
    private final TestSession window = new TestSession();
    private final RehearseViewModel model = new RehearseViewModel(window.session, stage);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void switchingOneOnDiscoversAnew() throws Exception {
        assertThat(model.words()).isEmpty();
        model.turn("lost-files", true);
        window.handOver();

        assertThat(model.onProperty().get()).containsExactly("lost-files");
        assertThat(model.words())
                .isEqualTo("Rehearsal: the files are deleted. Nothing of it is real.");
        assertThat(window.session.discoveringProperty().get()).isTrue();
    }

    @Test
    void endingMendsAll() throws Exception {
        stage.turn("lost-files", true);
        stage.turn("failed-nat", true);
        model.end();
        window.handOver();

        assertThat(model.onProperty().get()).isEmpty();
        assertThat(window.session.discoveringProperty().get()).isTrue();
    }

    @Test
    void whatAnotherWindowBrokeIsSeenWithTheNextDiscovery() throws Exception {
        stage.turn("failed-nat", true);
        assertThat(model.onProperty().get()).isEmpty();
        window.session.refresh();
        window.handOver();
        assertThat(model.onProperty().get()).containsExactly("failed-nat");
    }

    @Test
    void whatCannotBeKeptIsSaidAndNothingIsDiscovered() throws Exception {
        stage.full = true;
        model.turn("lost-files", true);
        window.handOver();

        assertThat(window.notices())
                .containsExactly(
                        "The rehearsal is as it was: cannot write the log: the disk is full");
        assertThat(model.onProperty().get()).isEmpty();
        assertThat(window.session.discoveringProperty().get()).isFalse();
    }

    @Test
    void thePaletteOffersWhatIsNotOnAndTheEndOfWhatIs() throws Exception {
        model.turn("lost-files", true);
        window.handOver();
        assertThat(model.commands())
                .filteredOn(command -> command.enabled().getAsBoolean())
                .extracting(Command::id)
                .containsExactly("rehearse.failed-nat", "rehearse.end");
    }
}
