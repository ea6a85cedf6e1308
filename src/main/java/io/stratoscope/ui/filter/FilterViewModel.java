package io.stratoscope.ui.filter;

import io.stratoscope.model.Snapshot;
import io.stratoscope.topology.SnapshotFacets;
import io.stratoscope.topology.SnapshotFacets.Facet;
import io.stratoscope.topology.SnapshotFilter;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The filter, and what there is to filter by. What there is is counted by a job, when someone asks. */
public final class FilterViewModel {

    /** More than these nobody goes through: the search field is for the rest. */
    static final int MOST = 200;

    /** A line of the popover. */
    record Choice(FilterValue value, String words, int count) {}

    /**
     * What the popover offers.
     *
     * @param more how many fit the search but are not shown
     */
    record Offer(List<Choice> types, List<Choice> zones, List<Choice> tags, int more) {
        static final Offer NONE = new Offer(List.of(), List.of(), List.of(), 0);
    }

    private final Session session;
    private final ObjectProperty<SnapshotFilter> filter =
            new SimpleObjectProperty<>(SnapshotFilter.NONE);
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(Offer.NONE);
    private final ReadOnlyObjectWrapper<List<FilterValue>> chosen =
            new ReadOnlyObjectWrapper<>(List.of());
    private Offer all = Offer.NONE;
    private Optional<Snapshot> counted = Optional.empty();
    private final Latest counts = new Latest();

    public FilterViewModel(Session session) {
        this.session = session;
        filter.subscribe(now -> chosen.set(values(now)));
        query.subscribe(this::search);
        open.subscribe(now -> count());
        session.snapshotProperty().subscribe(now -> count());
    }

    /** Counts the newest snapshot, once, where the popover is open. */
    private void count() {
        Optional<Snapshot> newest = session.snapshotProperty().get();
        if (!open.get() || newest.isEmpty() || newest.equals(counted)) {
            return;
        }
        counted = newest;
        Latest.Turn turn = counts.next();
        session.run(
                "Count types, zones and tags",
                context -> offer(SnapshotFacets.of(newest.get())),
                turn.only(found -> {
                    all = found;
                    search();
                }),
                failure -> session.notices().say(Kind.ERROR, failure.message()));
    }

    private static Offer offer(SnapshotFacets facets) {
        return new Offer(
                choices(facets.types(), FilterValue.OfType::new),
                choices(facets.zones(), FilterValue.OfZone::new),
                choices(facets.tags(), FilterValue.OfTag::new),
                0);
    }

    private static <T> List<Choice> choices(List<Facet<T>> facets, Function<T, FilterValue> value) {
        List<Choice> choices = new ArrayList<>(facets.size());
        for (Facet<T> facet : facets) {
            FilterValue of = value.apply(facet.value());
            choices.add(new Choice(of, of.words(), facet.count()));
        }
        return choices;
    }

    private void search() {
        String asked = query.get().strip().toLowerCase(Locale.ROOT);
        List<Choice> types = fitting(all.types(), asked);
        List<Choice> zones = fitting(all.zones(), asked);
        List<Choice> tags = fitting(all.tags(), asked);
        int more =
                Stream.of(types, zones, tags)
                        .mapToInt(each -> Math.max(0, each.size() - MOST))
                        .sum();
        offer.set(new Offer(first(types), first(zones), first(tags), more));
    }

    private static List<Choice> fitting(List<Choice> choices, String asked) {
        return asked.isEmpty()
                ? choices
                : choices.stream()
                        .filter(each -> each.words().toLowerCase(Locale.ROOT).contains(asked))
                        .toList();
    }

    private static List<Choice> first(List<Choice> choices) {
        return choices.subList(0, Math.min(MOST, choices.size()));
    }

    private static List<FilterValue> values(SnapshotFilter filter) {
        List<FilterValue> values = new ArrayList<>();
        filter.types().stream().sorted().map(FilterValue.OfType::new).forEach(values::add);
        filter.zones().stream().sorted().map(FilterValue.OfZone::new).forEach(values::add);
        filter.tags().stream()
                .sorted(Comparator.naturalOrder())
                .map(FilterValue.OfTag::new)
                .forEach(values::add);
        return values;
    }

    void set(FilterValue value, boolean asked) {
        filter.set(value.set(filter.get(), asked));
    }

    /** Shows everything again. */
    public void clear() {
        filter.set(SnapshotFilter.NONE);
    }

    public ObjectProperty<SnapshotFilter> filterProperty() {
        return filter;
    }

    /** Whether the popover is on screen. */
    public BooleanProperty openProperty() {
        return open;
    }

    public StringProperty queryProperty() {
        return query;
    }

    ReadOnlyObjectProperty<Offer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** What is asked for, in the order of types, zones and tags. */
    ReadOnlyObjectProperty<List<FilterValue>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
