package io.stratoscope.ui.architecture;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.job.Job;
import io.stratoscope.job.JobContext;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Failure;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.diagram.DiagramViewModel;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The live architecture: discovers, draws, exports. Its methods are called on the application thread; all work is done by jobs,
 * and what they answer comes back to that thread. An answer to an older question than the last is dropped.
 */
public final class ArchitectureViewModel {

    private final ArchitecturePorts ports;
    private final Jobs jobs;
    private final Executor applicationThread;
    private final Scope scope;
    private final DiagramViewModel diagram = new DiagramViewModel(this::toggleExpanded);
    private final ObjectProperty<ViewKind> view = new SimpleObjectProperty<>(ViewKind.NETWORK);
    private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(new Phase.Waiting("Not discovered yet"));
    private final ReadOnlyBooleanWrapper discovering = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private ViewOptions options = ViewOptions.DEFAULT;
    private Optional<Job<Snapshot>> discovery = Optional.empty();
    private long lastDrafting;

    /** @param applicationThread where results are handed over */
    public ArchitectureViewModel(
            ArchitecturePorts ports, Jobs jobs, Executor applicationThread, Scope scope) {
        this.ports = ports;
        this.jobs = jobs;
        this.applicationThread = applicationThread;
        this.scope = scope;
        view.subscribe((before, now) -> viewChanged());
    }

    /** Discovers anew; a discovery that still runs is cancelled and its answer dropped. */
    public void refresh() {
        discovery.ifPresent(Job::cancel);
        Optional<Snapshot> previous = snapshot.get();
        if (previous.isEmpty()) {
            phase.set(new Phase.Waiting("Discovering " + scope.label()));
        }
        discovering.set(true);
        Job<Snapshot> job =
                jobs.start(
                        "Discover " + scope.label(),
                        context -> ports.discovery().discover(previous, context));
        discovery = Optional.of(job);
        deliver(
                job,
                (found, thrown) -> {
                    if (discovery.filter(current -> current == job).isPresent()) {
                        discovered(Optional.ofNullable(found), Optional.ofNullable(thrown));
                    }
                });
    }

    /**
     * Gives the running discovery up: it is asked to stop, and what it may still answer is dropped. The operator need not wait
     * for a call that hangs.
     */
    public void cancelDiscovery() {
        if (discovery.isEmpty()) {
            return;
        }
        discovery.ifPresent(Job::cancel);
        discovery = Optional.empty();
        discovering.set(false);
        if (snapshot.get().isPresent()) {
            notice.set("Refresh cancelled; what was known before is still shown.");
        } else {
            phase.set(
                    new Phase.Broken(
                            "Discovery cancelled",
                            new Failure.Cancelled("It was stopped before it had an answer.")));
        }
    }

    private void discovered(Optional<Snapshot> found, Optional<Throwable> thrown) {
        discovery = Optional.empty();
        discovering.set(false);
        thrown.ifPresent(cause -> discoveryFailed(explain(cause)));
        found.ifPresent(this::accept);
    }

    /** Says that the window itself went wrong: a mistake in the program must not go unseen. */
    public void reportMistake(Throwable thrown) {
        notice.set(Advice.sentences(explain(thrown)));
    }

    private void discoveryFailed(Failure failure) {
        if (snapshot.get().isPresent()) {
            notice.set("Refresh failed: " + Advice.sentences(failure));
        } else {
            phase.set(new Phase.Broken("The project could not be read", failure));
        }
    }

    private void accept(Snapshot newest) {
        notice.set("");
        snapshot.set(Optional.of(newest));
        if (!newest.resources().isEmpty()) {
            draft(newest);
        } else if (newest.issues().isEmpty()) {
            phase.set(new Phase.Empty(scope.label(), newest.account().label()));
        } else {
            phase.set(
                    new Phase.Broken(
                            "Nothing could be read", newest.issues().getFirst().failure()));
        }
    }

    private void viewChanged() {
        options = ViewOptions.DEFAULT;
        snapshot.get().filter(known -> !known.resources().isEmpty()).ifPresent(this::draft);
    }

    private void toggleExpanded(String elementId) {
        Optional<Diagram.Element> element =
                diagram.indexProperty().get().flatMap(index -> index.element(elementId));
        if (element.isEmpty()) {
            return;
        }
        Set<String> collapsed = new HashSet<>(options.collapsed());
        Set<String> expanded = new HashSet<>(options.expanded());
        switch (element.get()) {
            case Diagram.Node _ -> {
                collapsed.remove(elementId);
                expanded.add(elementId);
            }
            case Diagram.Group _ -> {
                expanded.remove(elementId);
                collapsed.add(elementId);
            }
        }
        options = new ViewOptions(options.maxNodes(), collapsed, expanded);
        snapshot.get().ifPresent(this::draft);
    }

    private void draft(Snapshot of) {
        long mine = ++lastDrafting;
        ViewKind wanted = view.get();
        ViewOptions how = options;
        if (diagram.indexProperty().get().isEmpty()) {
            phase.set(new Phase.Waiting("Drawing " + scope.label()));
        }
        Job<DiagramIndex> job =
                jobs.start(
                        "Draw " + wanted.title(),
                        context -> new DiagramIndex(ports.drafting().draw(of, wanted, how)));
        deliver(
                job,
                (drawing, thrown) -> {
                    if (mine == lastDrafting) {
                        Optional.ofNullable(drawing).ifPresent(this::drawn);
                        Optional.ofNullable(thrown).ifPresent(this::notDrawn);
                    }
                });
    }

    private void drawn(DiagramIndex drawing) {
        diagram.show(drawing);
        phase.set(new Phase.Drawn());
    }

    private void notDrawn(Throwable thrown) {
        phase.set(new Phase.Broken("This view could not be drawn", explain(thrown)));
    }

    /** Writes what is on screen into a file. */
    public void export(Format format, Path file) {
        Optional<Drawing> drawing = diagram.indexProperty().get().map(DiagramIndex::drawing);
        if (drawing.isEmpty()) {
            return;
        }
        Function<JobContext, Path> body =
                context -> {
                    try {
                        ports.export().save(drawing.get(), format, file);
                        return file;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
        deliver(
                jobs.start("Export " + file.getFileName(), body),
                (saved, thrown) ->
                        notice.set(
                                thrown == null
                                        ? "Saved " + file
                                        : "Not saved to " + file + ": " + reason(thrown)));
    }

    /** The file name that an export begins with: {@code project-immich-network.svg}. */
    public String exportName(Format format) {
        String words =
                (scope.label() + "-" + view.get().key())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-");
        return words.substring(0, Math.min(words.length(), 80)) + "." + format.key();
    }

    private String reason(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (!(cause.getCause() instanceof IOException reason)) {
            return explain(cause).message();
        }
        String kind =
                reason.getClass() == IOException.class
                        ? ""
                        : reason.getClass().getSimpleName() + ": ";
        return kind + reason.getMessage();
    }

    private Failure explain(Throwable thrown) {
        return ports.diagnosis().explain(unwrapped(thrown));
    }

    private static Throwable unwrapped(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
    }

    private <T> void deliver(Job<T> job, BiConsumer<@Nullable T, @Nullable Throwable> receiver) {
        var _ =
                job.result()
                        .whenComplete((value, thrown) ->
                                applicationThread.execute(() -> receiver.accept(value, thrown)));
    }

    public DiagramViewModel diagram() {
        return diagram;
    }

    /** Which view is shown. */
    public ObjectProperty<ViewKind> viewProperty() {
        return view;
    }

    /** The newest snapshot. */
    public ReadOnlyObjectProperty<Optional<Snapshot>> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty discoveringProperty() {
        return discovering.getReadOnlyProperty();
    }

    /** One line about what just happened; empty where there is nothing to say. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public void dismissNotice() {
        notice.set("");
    }

    public ObjectProperty<Optional<Arn>> selectionProperty() {
        return diagram.selectionProperty();
    }

    public Scope scope() {
        return scope;
    }
}
