package io.stratoscope.ui.resources;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.ResourceCsv;
import io.stratoscope.ui.search.SearchWords;
import io.stratoscope.ui.session.FileWriting;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The resources of the newest snapshot, filtered, sorted and grouped. On the application thread. */
public final class ResourcesViewModel {

    private static final int MOST_TAG_KEYS = 15;

    private final Session session;
    private final FileWriting files;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObjectProperty<Grouping> grouping =
            new SimpleObjectProperty<>(new Grouping.Nothing());
    private final ObjectProperty<List<Sort>> sorts = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Listing> listing =
            new ReadOnlyObjectWrapper<>(Listing.EMPTY);
    private final Set<Group> closed = new HashSet<>();
    private final Subscription following;
    private List<Resource> resources = List.of();

    /** What each resource can be found by; empty until something is looked for. */
    private List<String> texts = List.of();

    public ResourcesViewModel(Session session) {
        this.session = session;
        files = new FileWriting(session);
        following = session.snapshotProperty().subscribe(this::accept);
        query.subscribe((before, now) -> list());
        sorts.subscribe((before, now) -> list());
        grouping.subscribe((before, now) -> {
            closed.clear();
            list();
        });
    }

    private void accept(Optional<Snapshot> newest) {
        resources = newest.map(Snapshot::resources).orElse(List.of());
        texts = List.of();
        list();
    }

    private void list() {
        listing.set(Listing.of(matching(), resources.size(), sorts.get(), grouping.get(), closed));
    }

    private List<Resource> matching() {
        SearchWords words = SearchWords.of(query.get());
        if (words.isEmpty()) {
            return resources;
        }
        if (texts.size() != resources.size()) {
            texts = resources.stream().map(SearchWords::textOf).toList();
        }
        return IntStream.range(0, resources.size())
                .filter(i -> words.allIn(texts.get(i)))
                .mapToObj(resources::get)
                .toList();
    }

    /** Words, each of which must occur in a resource. */
    public StringProperty queryProperty() {
        return query;
    }

    public ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    /** The columns that are sorted by, the most important first; none: by ARN. */
    public ObjectProperty<List<Sort>> sortsProperty() {
        return sorts;
    }

    public ReadOnlyObjectProperty<Listing> listingProperty() {
        return listing.getReadOnlyProperty();
    }

    /** Opens or closes a group. */
    public void toggle(Group group) {
        if (!closed.remove(group)) {
            closed.add(group);
        }
        list();
    }

    /** Opens a group, or closes it; nothing happens to one that is so already. */
    public void setOpen(Group group, boolean open) {
        if (open ? closed.remove(group) : closed.add(group)) {
            list();
        }
    }

    /** Opens or closes every group. */
    public void setAllOpen(boolean open) {
        closed.clear();
        if (!open) {
            resources.forEach(resource -> closed.add(grouping.get().of(resource)));
        }
        list();
    }

    /** The tag keys that most resources carry, the commonest first: what is worth grouping by. */
    public List<String> commonTagKeys() {
        Map<String, Integer> counts = new HashMap<>();
        resources.forEach(resource ->
                resource.tags().keySet().forEach(key -> counts.merge(key, 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TAG_KEYS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The ARNs of the rows that are resources, a line each. */
    public static String arns(List<Row> rows) {
        return rows.stream()
                .filter(Row.Entry.class::isInstance)
                .map(Row.Entry.class::cast)
                .map(entry -> entry.resource().arn().toString())
                .collect(Collectors.joining("\n"));
    }

    /** Writes what matches the filter, in the order of the table, as CSV; closed groups too. */
    public void export(Path file) {
        List<Resource> shown = listing.get().resources();
        files.start(
                "Export " + file.getFileName(),
                file,
                () -> ResourceCsv.write(file, shown),
                Kind.SUCCESS,
                "Saved " + count(shown.size()) + " to " + file);
    }

    private static String count(int resources) {
        return resources == 1 ? "1 resource" : resources + " resources";
    }

    /** The file name that an export begins with: {@code project-immich-resources.csv}. */
    public String exportName() {
        String words =
                (session.scope().label() + "-resources")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-");
        return words.substring(0, Math.min(words.length(), 80)) + ".csv";
    }

    public void select(Arn arn) {
        session.selectionProperty().set(Optional.of(arn));
    }

    public Session session() {
        return session;
    }

    /** Stops following the session. */
    public void close() {
        following.unsubscribe();
    }
}
