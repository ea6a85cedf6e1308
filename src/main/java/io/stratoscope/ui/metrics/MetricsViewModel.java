package io.stratoscope.ui.metrics;

import io.stratoscope.metrics.MetricLook;
import io.stratoscope.metrics.MetricTable;
import io.stratoscope.metrics.ResourceMetrics;
import io.stratoscope.metrics.Statistic;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Resource;
import io.stratoscope.model.Snapshot;
import io.stratoscope.store.CsvFile;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.session.FileWriting;
import io.stratoscope.ui.session.MetricsAsker;
import io.stratoscope.ui.session.MetricsPort;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of the selected resource. They are asked for only while they are on screen, and again when the resource, the range or
 * anything else of the question changes.
 */
public final class MetricsViewModel {

    private final Session session;
    private final FileWriting files;
    private final Optional<MetricsAsker> asker;
    private final ObjectProperty<MetricSpan> span = new SimpleObjectProperty<>(MetricSpan.HOURS);
    private final ObjectProperty<Optional<Statistic>> statistic =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty compare = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<MetricsPage> page =
            new ReadOnlyObjectWrapper<>(new MetricsPage.NothingChosen());
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Resource>> choices =
            new ReadOnlyObjectWrapper<>(List.of());
    private boolean onScreen;

    public MetricsViewModel(Session session) {
        this.session = session;
        files = new FileWriting(session);
        asker = session.metrics().map(port -> new MetricsAsker(session, port));
        session.snapshotProperty().subscribe(this::choices);
        session.snapshotProperty().subscribe(this::refresh);
        session.selectionProperty().subscribe(this::refresh);
        span.subscribe(this::refresh);
        statistic.subscribe(this::refresh);
        compare.subscribe(this::refresh);
        refresh();
    }

    private void choices(Optional<Snapshot> snapshot) {
        choices.set(
                snapshot.stream()
                        .flatMap(found -> found.resources().stream())
                        .filter(ResourceMetrics::has)
                        .sorted(
                                Comparator.comparing((Resource each) -> each.type().kind())
                                        .thenComparing(Resource::name)
                                        .thenComparing(Resource::arn))
                        .toList());
    }

    /** Whether it is looked at; what nobody sees is not asked for. */
    void onScreen(boolean seen) {
        if (seen != onScreen) {
            onScreen = seen;
            refresh();
        }
    }

    /** Asks anew; what is known of a period that is not over costs nothing. */
    void refresh() {
        asker.ifPresent(MetricsAsker::stop);
        asking.set(false);
        Optional<Snapshot> snapshot = session.snapshotProperty().get();
        Optional<Arn> chosen = session.selectionProperty().get();
        if (asker.isEmpty()) {
            page.set(new MetricsPage.Unmeasured());
        } else if (snapshot.isEmpty() || chosen.isEmpty()) {
            page.set(new MetricsPage.NothingChosen());
        } else if (snapshot.get().resource(chosen.get()).filter(ResourceMetrics::has).isEmpty()) {
            page.set(new MetricsPage.Without(name(snapshot.get(), chosen.get())));
        } else if (onScreen) {
            ask(asker.get(), snapshot.get(), chosen.get());
        }
    }

    private void ask(MetricsAsker metrics, Snapshot snapshot, Arn chosen) {
        String name = name(snapshot, chosen);
        boolean shown =
                page.get() instanceof MetricsPage.Seen(MetricLook look)
                        && look.resource().equals(chosen);
        if (!shown) {
            page.set(new MetricsPage.Waiting(name));
        }
        asking.set(true);
        metrics.ask(
                new MetricsPort.Wanted(
                        snapshot, chosen, span.get().last(), statistic.get(), compare.get()),
                this::seen,
                failure -> refused(name, failure));
    }

    private void seen(MetricLook look) {
        asking.set(false);
        page.set(new MetricsPage.Seen(look));
    }

    private void refused(String name, Failure failure) {
        asking.set(false);
        page.set(new MetricsPage.Refused(name, Advice.sentences(failure)));
    }

    private static String name(Snapshot snapshot, Arn arn) {
        return snapshot.resource(arn).map(Resource::name).orElseGet(arn::lastSegment);
    }

    /** Chooses a resource, here and in the whole window. */
    void choose(Resource resource) {
        Optional<Arn> wanted = Optional.of(resource.arn());
        if (!session.selectionProperty().get().equals(wanted)) {
            session.selectionProperty().set(wanted);
        }
    }

    /** The chosen resource, if it has metrics. */
    Optional<Resource> chosen() {
        return session.selectionProperty()
                .get()
                .flatMap(arn -> session.snapshotProperty().get().flatMap(all -> all.resource(arn)));
    }

    /** Writes all values that are shown as a table. */
    void saveTable(Path file) {
        if (page.get() instanceof MetricsPage.Seen(MetricLook look)) {
            List<List<String>> rows = new MetricTable().add(look.resource(), look.reading()).rows();
            save(file, () -> CsvFile.write(file, rows));
        }
    }

    /** Does it as a job, and says how it went. */
    void save(Path file, Runnable writing) {
        files.start("Save " + file.getFileName(), file, writing, Kind.INFO, "Saved to " + file);
    }

    ReadOnlyObjectProperty<MetricsPage> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** Whether an answer is on its way. */
    ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /** The resources that have metrics. */
    ReadOnlyObjectProperty<List<Resource>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    ObjectProperty<MetricSpan> spanProperty() {
        return span;
    }

    ObjectProperty<Optional<Statistic>> statisticProperty() {
        return statistic;
    }

    BooleanProperty compareProperty() {
        return compare;
    }

    ZoneId zone() {
        return session.clock().getZone();
    }

    ReadOnlyObjectProperty<Optional<Arn>> selectionProperty() {
        return session.selectionProperty();
    }
}
