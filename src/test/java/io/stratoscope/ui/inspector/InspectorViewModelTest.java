package io.stratoscope.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.health.HealthLook;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Coverage;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.inspector.Inspection.Found;
import io.stratoscope.ui.inspector.Inspection.Link;
import io.stratoscope.ui.inspector.Inspection.Missing;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;
import java.util.Optional;

class InspectorViewModelTest {

    private final ObjectProperty<Optional<Snapshot>> snapshot =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Arn>> selection =
            new SimpleObjectProperty<>(Optional.empty());
    private final SimpleObjectProperty<Optional<HealthLook>> health =
            new SimpleObjectProperty<>(Optional.empty());
    private final InspectorViewModel model =
            new InspectorViewModel(
                    snapshot, selection, health, ZoneOffset.UTC, address -> {}, place -> {});

    @Test
    void withoutASelectionItShowsTheProject() {
        snapshot.set(Optional.of(SampleProject.snapshot()));

        assertThat(model.inspectionProperty().get())
                .isInstanceOfSatisfying(
                        Inspection.Project.class,
                        project -> {
                            assertThat(project.byService().getFirst().getKey()).isEqualTo("EC2");
                            assertThat(project.byService().getFirst().getValue()).isEqualTo(4);
                        });
    }

    @Test
    void selectionIsLookedUpInTheNewestSnapshot() {
        snapshot.set(Optional.of(SampleProject.snapshot()));
        model.select(SampleProject.DB);
        var later = SampleProject.TAKEN_AT.plusSeconds(30);

        snapshot.set(Optional.of(SampleProject.snapshot(later)));

        assertThat(model.inspectionProperty().get())
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.resource().confirmedAt()).isEqualTo(later));
    }

    @Test
    void selectionThatDisappearedIsShownAsMissing() {
        snapshot.set(Optional.of(SampleProject.snapshot()));
        model.select(SampleProject.DB);

        snapshot.set(Optional.of(SampleProject.emptySnapshot()));

        assertThat(model.inspectionProperty().get())
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.arn()).isEqualTo(SampleProject.DB));
    }

    @Test
    void relationsAreSeenFromBothEnds() {
        snapshot.set(Optional.of(SampleProject.snapshot()));
        model.select(SampleProject.EFS);

        assertThat(model.inspectionProperty().get())
                .isInstanceOfSatisfying(
                        Found.class,
                        found ->
                                assertThat(found.links())
                                        .extracting(Link::outgoing, Link::otherArn)
                                        .containsExactly(
                                                org.assertj.core.groups.Tuple.tuple(
                                                        true, SampleProject.BUCKET),
                                                org.assertj.core.groups.Tuple.tuple(
                                                        false, SampleProject.SERVICE)));
    }

    @Test
    void issuesOfTheSelectedResourceAreShownAndNoOthers() {
        snapshot.set(Optional.of(SampleProject.snapshot()));

        model.select(SampleProject.BUCKET);
        assertThat(model.inspectionProperty().get())
                .isInstanceOfSatisfying(
                        Found.class, found -> assertThat(found.issues()).hasSize(1));
        model.select(SampleProject.DB);
        assertThat(model.inspectionProperty().get())
                .isInstanceOfSatisfying(Found.class, found -> assertThat(found.issues()).isEmpty());
    }

    @Test
    void ledgerIsThatOfItsServiceInItsRegion() {
        snapshot.set(Optional.of(SampleProject.snapshot()));

        model.select(SampleProject.BUCKET);
        assertThat(model.inspectionProperty().get())
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> {
                            assertThat(found.ledger().map(Coverage.Row::denied)).contains(1);
                            assertThat(found.simulated()).isTrue();
                        });
        model.select(SampleProject.EFS);
        assertThat(model.inspectionProperty().get())
                .isInstanceOfSatisfying(Found.class, found -> assertThat(found.ledger()).isEmpty());
    }
}
