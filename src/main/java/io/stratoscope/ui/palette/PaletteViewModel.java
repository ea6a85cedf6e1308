package io.stratoscope.ui.palette;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.NameMatch;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.screen.Command;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the palette finds, and what it does with the choice. */
public final class PaletteViewModel {

    private static final int MOST = 60;

    /** Of equals, what can be done comes before what can be seen. */
    private static final int COMMANDS_FIRST = 6;

    /** Of equals, the thing itself comes before its security group, its key and its alarms. */
    private static final int THINGS_FIRST = 5;

    private record Found(PaletteEntry entry, int score) {}

    private final Supplier<List<Command>> commands;
    private final ObservableValue<Optional<Snapshot>> snapshot;
    private final Consumer<Arn> go;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<PaletteEntry>> results =
            new ReadOnlyObjectWrapper<>(List.of());
    private List<Command> offered = List.of();

    /**
     * Closed, and nothing asked.
     *
     * @param commands asked each time the palette opens
     * @param go shows a resource
     */
    public PaletteViewModel(
            Supplier<List<Command>> commands,
            ObservableValue<Optional<Snapshot>> snapshot,
            Consumer<Arn> go) {
        this.commands = commands;
        this.snapshot = snapshot;
        this.go = go;
        open.subscribe(this::openedOrClosed);
        query.subscribe(this::search);
    }

    private void openedOrClosed(boolean now) {
        offered =
                now
                        ? commands.get().stream()
                                .filter(command -> command.enabled().getAsBoolean())
                                .toList()
                        : List.of();
        query.set("");
        search();
    }

    private void search() {
        if (!open.get()) {
            results.set(List.of());
            return;
        }
        String asked = query.get();
        List<Found> found = new ArrayList<>();
        for (Command command : offered) {
            FuzzyMatch.of(asked, command.title())
                    .ifPresent(match ->
                            found.add(
                                    new Found(
                                            new PaletteEntry.ToDo(command, match.places()),
                                            match.score() + COMMANDS_FIRST)));
        }
        if (!asked.isBlank()) {
            snapshot.getValue()
                    .ifPresent(known -> known.resources().forEach(each -> add(each, asked, found)));
            found.sort(Comparator.comparingInt(Found::score).reversed());
        }
        results.set(found.stream().limit(MOST).map(Found::entry).toList());
    }

    private static void add(Resource resource, String asked, List<Found> found) {
        FuzzyMatch.of(asked, Labels.oneLine(resource.name()))
                .ifPresent(match ->
                        found.add(
                                new Found(
                                        new PaletteEntry.ToSee(resource, match.places()),
                                        match.score()
                                                + (NameMatch.MEANT_FIRST.contains(resource.type())
                                                        ? THINGS_FIRST
                                                        : 0))));
    }

    /** Closes the palette and does it. */
    void choose(PaletteEntry entry) {
        open.set(false);
        switch (entry) {
            case PaletteEntry.ToDo(Command command, var _) -> command.run().run();
            case PaletteEntry.ToSee(Resource resource, var _) -> go.accept(resource.arn());
        }
    }

    /** Whether the palette is on screen. */
    public BooleanProperty openProperty() {
        return open;
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** Best first; for nothing asked the commands in their own order. */
    ReadOnlyObjectProperty<List<PaletteEntry>> resultsProperty() {
        return results.getReadOnlyProperty();
    }
}
