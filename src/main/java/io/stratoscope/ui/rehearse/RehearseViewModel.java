package io.stratoscope.ui.rehearse;

import io.stratoscope.ui.rehearse.RehearsalPort.Disaster;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.session.FileReading;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which disasters are rehearsed; switching one on or off discovers anew. On the application thread. */
public final class RehearseViewModel {

    private final Session session;
    private final RehearsalPort port;
    private final FileReading changes;
    private final ReadOnlyObjectWrapper<Set<String>> on = new ReadOnlyObjectWrapper<>(Set.of());

    public RehearseViewModel(Session session, RehearsalPort port) {
        this.session = session;
        this.port = port;
        this.changes = new FileReading(session);
        on.set(port.on());
        // Another window on the same account may have changed it.
        session.snapshotProperty().subscribe(_ -> on.set(port.on()));
    }

    /** All that can break. */
    public List<Disaster> disasters() {
        return port.disasters();
    }

    /** The names of those that are on. */
    public ReadOnlyObjectProperty<Set<String>> onProperty() {
        return on.getReadOnlyProperty();
    }

    /** Breaks it, or mends it. */
    public void turn(String name, boolean wanted) {
        change(wanted ? "Rehearse " + name : "End " + name, () -> port.turn(name, wanted));
    }

    /** Mends everything. */
    public void end() {
        change("End the rehearsal", () -> port.on().forEach(name -> port.turn(name, false)));
    }

    private void change(String job, Runnable work) {
        changes.start(
                job,
                "The rehearsal is as it was: ",
                () -> {
                    work.run();
                    return port.on();
                },
                now -> {
                    on.set(now);
                    session.refresh();
                });
    }

    /** What is broken on purpose, in a sentence; empty where nothing is. */
    public String words() {
        Set<String> names = on.get();
        return names.isEmpty()
                ? ""
                : "Rehearsal: "
                        + port.disasters().stream()
                                .filter(each -> names.contains(each.name()))
                                .map(Disaster::about)
                                .collect(Collectors.joining("; "))
                        + ". Nothing of it is real.";
    }

    /** For the palette. */
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (Disaster disaster : port.disasters()) {
            commands.add(
                    new Command(
                            "rehearse." + disaster.name(),
                            "Rehearse: " + disaster.name() + ", " + disaster.about(),
                            "",
                            () -> !on.get().contains(disaster.name()),
                            () -> turn(disaster.name(), true)));
        }
        commands.add(
                new Command(
                        "rehearse.end",
                        "End the rehearsal",
                        "",
                        () -> !on.get().isEmpty(),
                        this::end));
        return commands;
    }
}
