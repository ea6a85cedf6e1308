package io.stratoscope.ui.health;

import io.stratoscope.health.HealthHistory;
import io.stratoscope.health.HealthLook;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.session.LogPlace;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What is broken, why, since when, and what follows from it: as the newest look says. */
public final class HealthViewModel {

    private final Session session;
    private final Runnable openDiagram;
    private final ReadOnlyObjectWrapper<HealthPage> page =
            new ReadOnlyObjectWrapper<>(new HealthPage.Waiting());

    private final ReadOnlyObjectWrapper<List<HistoryDay>> history =
            new ReadOnlyObjectWrapper<>(List.of());

    /** @param openDiagram goes to the diagram, which shows what is selected */
    public HealthViewModel(Session session, Runnable openDiagram) {
        this.session = session;
        this.openDiagram = openDiagram;
        session.health().lookProperty().subscribe(this::show);
        session.health().historyProperty().subscribe(this::show);
    }

    private void show(Optional<HealthLook> look) {
        ZoneId zone = session.clock().getZone();
        page.set(
                session.health().isWatched()
                        ? look.<HealthPage>map(seen -> HealthPage.of(seen, zone))
                                .orElseGet(HealthPage.Waiting::new)
                        : new HealthPage.Unwatched());
    }

    private void show(HealthHistory days) {
        ZoneId zone = session.clock().getZone();
        history.set(days.days().stream().map(day -> HistoryDay.of(day, zone)).toList());
    }

    /** The last days, oldest first; none where nothing is remembered. */
    ReadOnlyObjectProperty<List<HistoryDay>> historyProperty() {
        return history.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<HealthPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** Whether a newer look is under way. */
    ReadOnlyBooleanProperty lookingProperty() {
        return session.health().lookingProperty();
    }

    /** Shows log lines. */
    void showLogs(LogPlace place) {
        session.showLogs(place);
    }

    /** Goes to a resource on the diagram. */
    void goTo(Arn resource) {
        session.selectionProperty().set(Optional.of(resource));
        openDiagram.run();
    }
}
