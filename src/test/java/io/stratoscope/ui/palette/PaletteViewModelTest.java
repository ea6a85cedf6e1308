package io.stratoscope.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.screen.Command;

import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class PaletteViewModelTest {

    private final List<String> done = new ArrayList<>();
    private final List<Arn> shown = new ArrayList<>();
    private final SimpleObjectProperty<Optional<Snapshot>> snapshot =
            new SimpleObjectProperty<>(Optional.of(SampleProject.snapshot()));
    private boolean enabled = true;
    private final PaletteViewModel model =
            new PaletteViewModel(
                    () ->
                            List.of(
                                    Command.of(
                                            "a", "Show the network view", "1", () -> done.add("a")),
                                    new Command(
                                            "b",
                                            "Export the diagram",
                                            "Ctrl+E",
                                            () -> enabled,
                                            () -> done.add("b"))),
                    snapshot,
                    shown::add);

    @Test
    void closedItFindsNothing() {
        model.queryProperty().set("show");

        assertThat(model.resultsProperty().get()).isEmpty();
    }

    @Test
    void nothingAskedOffersTheCommandsInTheirOrderAndNoResources() {
        model.openProperty().set(true);

        assertThat(titles()).containsExactly("Show the network view", "Export the diagram");
    }

    @Test
    void whatCannotBeDoneNowIsNotOffered() {
        enabled = false;
        model.openProperty().set(true);

        assertThat(titles()).containsExactly("Show the network view");
        enabled = true;
        model.openProperty().set(false);
        model.openProperty().set(true);
        assertThat(titles()).hasSize(2);
    }

    @Test
    void lettersFindCommandsAndResources() {
        model.openProperty().set(true);
        model.queryProperty().set("alb");

        assertThat(titles().getFirst()).isEqualTo("immich-alb");
        model.choose(model.resultsProperty().get().getFirst());
        assertThat(shown).containsExactly(SampleProject.ALB);
        assertThat(model.openProperty().get()).isFalse();
    }

    @Test
    void choiceIsDoneOnceAfterThePaletteIsClosed() {
        model.openProperty().set(true);
        model.queryProperty().set("exdia");

        model.choose(model.resultsProperty().get().getFirst());

        assertThat(done).containsExactly("b");
        assertThat(model.openProperty().get()).isFalse();
        assertThat(model.queryProperty().get()).isEmpty();
    }

    @Test
    void withoutASnapshotThereAreTheCommands() {
        snapshot.set(Optional.empty());
        model.openProperty().set(true);
        model.queryProperty().set("e");

        assertThat(titles())
                .containsExactlyInAnyOrder("Show the network view", "Export the diagram");
    }

    private List<String> titles() {
        return model.resultsProperty().get().stream().map(PaletteEntry::title).toList();
    }
}
