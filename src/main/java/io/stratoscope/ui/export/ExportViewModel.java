package io.stratoscope.ui.export;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Format;
import io.stratoscope.diagram.export.DiagramExport;
import io.stratoscope.diagram.export.DiagramExport.Preview;
import io.stratoscope.diagram.export.ExportOptions;
import io.stratoscope.diagram.export.ExportOptions.Part;
import io.stratoscope.diagram.export.ExportOptions.Title;
import io.stratoscope.job.Job;
import io.stratoscope.model.AccountInfo;
import io.stratoscope.model.Snapshot;
import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.RememberedExport;
import io.stratoscope.ui.session.Latest;
import io.stratoscope.ui.session.Notice.Kind;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The choices of an export and what comes of them. What is exported is what was on screen when the dialog was opened. All work
 * is done by jobs.
 */
public final class ExportViewModel {

    /** How much is exported, before it is known of what. */
    public enum Scope {
        WHOLE,
        VISIBLE,
        SELECTION
    }

    /** What there is to see of the export. */
    public sealed interface Look {
        record Drawing() implements Look {}

        record Ready(Preview preview) implements Look {}

        record Failed(String words) implements Look {}
    }

    /** Pixels on the longer side of the preview: sharp where the dialog is large. */
    private static final double PREVIEW_SIDE = 1200;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

    private final Session session;
    private final ObjectProperty<Settings> settings;
    private final ExportPorts ports;
    private final DiagramExport export;
    private final ReadOnlyObjectWrapper<Optional<OnScreen>> shown =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Look> look =
            new ReadOnlyObjectWrapper<>(new Look.Drawing());
    private final ObjectProperty<Format> format = new SimpleObjectProperty<>(Format.SVG);
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.WHOLE);
    private final DoubleProperty scale = new SimpleDoubleProperty(2);
    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final BooleanProperty legend = new SimpleBooleanProperty();
    private final BooleanProperty titleBlock = new SimpleBooleanProperty();
    private Optional<Job<Preview>> previewing = Optional.empty();
    private final Latest previews = new Latest();

    public ExportViewModel(Session session, ObjectProperty<Settings> settings, ExportPorts ports) {
        this.session = session;
        this.settings = settings;
        this.ports = ports;
        this.export = new DiagramExport(ports.layout());
        format.subscribe((before, now) -> preview());
        scope.subscribe((before, now) -> preview());
        dark.subscribe((before, now) -> preview());
        legend.subscribe((before, now) -> preview());
        titleBlock.subscribe((before, now) -> preview());
    }

    /** Opens the dialog on this, with the choices of the last time. */
    public void open(OnScreen now) {
        RememberedExport last = settings.get().export();
        format.set(Format.ofKey(last.format()).orElse(Format.SVG));
        scope.set(Scope.WHOLE);
        scale.set(last.scale());
        dark.set(last.dark());
        legend.set(last.legend());
        titleBlock.set(last.titleBlock());
        shown.set(Optional.of(now));
        preview();
    }

    public void close() {
        previews.forget();
        previewing.ifPresent(Job::cancel);
        previewing = Optional.empty();
        shown.set(Optional.empty());
    }

    private void preview() {
        previewing.ifPresent(Job::cancel);
        previewing = Optional.empty();
        if (shown.get().isEmpty()) {
            return;
        }
        look.set(new Look.Drawing());
        Drawing drawing = shown.get().get().drawing();
        ExportOptions options = options();
        Format of = format.get();
        Latest.Turn turn = previews.next();
        previewing =
                Optional.of(
                        session.run(
                                "Preview of the export",
                                context -> export.preview(drawing, of, options, PREVIEW_SIDE),
                                turn.only(preview -> previewed(new Look.Ready(preview))),
                                turn.only(
                                        failure -> previewed(new Look.Failed(failure.message())))));
    }

    private void previewed(Look answer) {
        previewing = Optional.empty();
        look.set(answer);
    }

    /** What the choices come to, for what is on screen. */
    ExportOptions options() {
        OnScreen now = shown.get().orElseThrow(() -> new IllegalStateException("not open"));
        Part part =
                switch (scope.get()) {
                    case WHOLE -> new Part.Whole();
                    case VISIBLE -> new Part.Visible(now.visible());
                    case SELECTION ->
                            now.selected()
                                    .<Part>map(Part.Neighbourhood::new)
                                    .orElseGet(Part.Whole::new);
                };
        ExportOptions options =
                ExportOptions.DEFAULT
                        .withPart(part)
                        .withScale(scale.get())
                        .withDark(dark.get())
                        .withLegend(legend.get())
                        .withMarks(now.marks());
        return titleBlock.get() ? options.withTitle(title(now.drawing())) : options;
    }

    private Title title(Drawing drawing) {
        AccountInfo account = session.account();
        String id = account.id().isEmpty() ? account.label() : account.id();
        boolean labelled = !account.simulated() && !account.label().equals(id);
        String taken =
                session.snapshotProperty()
                        .get()
                        .map(Snapshot::takenAt)
                        .map(at -> TIME.format(at.atZone(session.clock().getZone())))
                        .orElse("–");
        return new Title(
                session.scope().label(),
                labelled ? id + " · " + account.label() : id,
                account.simulated(),
                drawing.diagram().view().title(),
                taken);
    }

    /** The file name that an export begins with: {@code project-immich-network.svg}. */
    public String fileName() {
        String view = shown.get().map(now -> now.drawing().diagram().view().key()).orElse("");
        return safe(session.scope().label() + "-" + view) + "." + format.get().key();
    }

    /** The words as any file system takes them. */
    static String safe(String words) {
        String safe = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return safe.substring(0, Math.min(safe.length(), 80));
    }

    /** Where the last export went, where that can be known. */
    public Optional<Path> directory() {
        try {
            return settings.get().export().directory().map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty(); // remembered on a system that spells paths otherwise
        }
    }

    /** Writes the file, remembers the choices, and closes the dialog; the window says how it went. */
    public void save(Path file) {
        if (shown.get().isEmpty()) {
            return;
        }
        Drawing drawing = shown.get().get().drawing();
        ExportOptions options = options();
        Format as = format.get();
        remember(Optional.ofNullable(file.toAbsolutePath().getParent()));
        close();
        session.run(
                "Export " + file.getFileName(),
                context -> written(export.bytes(drawing, as, options), file),
                problem ->
                        problem.ifPresentOrElse(
                                why -> notSaved(file, why),
                                () -> session.notices().say(Kind.SUCCESS, "Saved " + file)),
                failure -> notSaved(file, failure.message()));
    }

    private void notSaved(Path file, String why) {
        session.notices().say(Kind.ERROR, "Not saved to " + file + ": " + why);
    }

    /** Why it could not be written; empty where it was. */
    private Optional<String> written(byte[] content, Path file) {
        try {
            ports.files().save(content, file);
            return Optional.empty();
        } catch (IOException e) {
            String kind =
                    e.getClass() == IOException.class ? "" : e.getClass().getSimpleName() + ": ";
            return Optional.of(kind + e.getMessage());
        }
    }

    /**
     * Makes the picture for the clipboard or the printer.
     *
     * @param decode called on a job's thread with a PNG
     */
    public <T> void picture(String purpose, Function<byte[], T> decode, Consumer<T> done) {
        if (shown.get().isEmpty()) {
            return;
        }
        Drawing drawing = shown.get().get().drawing();
        ExportOptions options = options();
        remember(directory());
        session.run(
                purpose,
                context -> decode.apply(export.bytes(drawing, Format.PNG, options)),
                done,
                failure ->
                        session.notices()
                                .say(Kind.ERROR, purpose + " failed: " + failure.message()));
    }

    private void remember(Optional<Path> directory) {
        settings.set(
                settings.get()
                        .withExport(
                                new RememberedExport(
                                        format.get().key(),
                                        scale.get(),
                                        dark.get(),
                                        legend.get(),
                                        titleBlock.get(),
                                        directory.map(Path::toString))));
    }

    /** What is exported; empty while the dialog is closed. */
    public ReadOnlyObjectProperty<Optional<OnScreen>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    public ObjectProperty<Format> formatProperty() {
        return format;
    }

    public ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    public DoubleProperty scaleProperty() {
        return scale;
    }

    public BooleanProperty darkProperty() {
        return dark;
    }

    public BooleanProperty legendProperty() {
        return legend;
    }

    public BooleanProperty titleBlockProperty() {
        return titleBlock;
    }

    /** Says something in the window. */
    void said(String words) {
        session.notices().say(Kind.INFO, words);
    }
}
