package io.stratoscope.ui.search;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import java.util.List;
import java.util.Optional;

/** Search over the newest snapshot; what is chosen becomes the selection. */
public final class SearchViewModel {

    private static final int MOST = 100;

    private final ObservableValue<Optional<Snapshot>> snapshot;
    private final ObjectProperty<Optional<Arn>> selection;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Resource>> results =
            new ReadOnlyObjectWrapper<>(List.of());
    private Optional<SearchIndex> index = Optional.empty();

    /** Closed, and nothing asked. */
    public SearchViewModel(
            ObservableValue<Optional<Snapshot>> snapshot, ObjectProperty<Optional<Arn>> selection) {
        this.snapshot = snapshot;
        this.selection = selection;
        snapshot.subscribe(now -> {
            index = Optional.empty();
            search();
        });
        query.subscribe(this::search);
        open.subscribe(this::search);
    }

    /** Whether the search is on screen. */
    public BooleanProperty openProperty() {
        return open;
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** At most a hundred, best first. */
    public ReadOnlyObjectProperty<List<Resource>> resultsProperty() {
        return results.getReadOnlyProperty();
    }

    /** Selects a result and ends the search. */
    public void choose(Resource resource) {
        open.set(false);
        selection.set(Optional.of(resource.arn()));
    }

    /** The index of a snapshot is made when it is first asked, not for each refresh. */
    private void search() {
        if (!open.get() || query.get().isBlank()) {
            results.set(List.of());
            return;
        }
        if (index.isEmpty()) {
            index = snapshot.getValue().map(SearchIndex::of);
        }
        results.set(index.map(known -> known.find(query.get(), MOST)).orElse(List.of()));
    }
}
