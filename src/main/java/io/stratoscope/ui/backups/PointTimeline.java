package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupSchedule.Miss;
import io.stratoscope.backup.RestorePoint.Origin;
import io.stratoscope.health.Verdict;
import io.stratoscope.ui.control.Labels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Restore points along the time, now at the right: the band is what may be lost, a cross is a backup that was due and is not there. The
 * shape says who made a point, its colour what it is worth; both stand in its tooltip, too.
 */
final class PointTimeline extends Region {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final double SIDE = 14;
    private static final double TOP = 22;
    private static final double MIDDLE = 46;
    private static final double BOTTOM = 70;
    private static final double SIZE = 6;
    private static final double TICK_WIDTH = 60;
    private static final double WORD = 150;

    private final Clock clock;
    private final Consumer<PointRow> choose;
    private Optional<BackupsPage.Seen> shown = Optional.empty();
    private Optional<PointRow> chosen = Optional.empty();

    PointTimeline(Clock clock, Consumer<PointRow> choose) {
        this.clock = clock;
        this.choose = choose;
        setId("backups-timeline");
        getStyleClass().add("backups-timeline");
        setMinSize(200, BOTTOM + 20);
        setPrefHeight(BOTTOM + 20);
        setMaxHeight(BOTTOM + 20);
    }

    void show(BackupsPage.Seen now) {
        shown = Optional.of(now);
        requestLayout();
    }

    void choose(Optional<PointRow> now) {
        chosen = now;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        List<Node> nodes = new ArrayList<>();
        shown.ifPresent(page -> new Drawing(page, nodes).draw());
        nodes.forEach(node -> node.setManaged(false));
        getChildren().setAll(nodes);
    }

    /** The key to the shapes. */
    static List<Node> key() {
        List<Node> key = new ArrayList<>();
        for (Origin origin : Origin.values()) {
            Shape shape = shape(origin, SIZE, SIZE);
            shape.getStyleClass().add("backup-key");
            key.add(shape);
            key.add(Labels.of(BackupWords.origin(origin), "muted-small"));
        }
        key.add(Labels.of("×", "backup-miss"));
        key.add(Labels.of("due, and not there", "muted-small"));
        return key;
    }

    private static Shape shape(Origin origin, double x, double y) {
        return switch (origin) {
            case AUTOMATED -> new Circle(x, y, SIZE - 1);
            case MADE -> {
                Rectangle diamond = square(x, y, SIZE - 1);
                diamond.setRotate(45);
                yield diamond;
            }
            case BY_HAND -> square(x, y, SIZE - 1);
        };
    }

    private static Rectangle square(double x, double y, double half) {
        return new Rectangle(x - half, y - half, 2 * half, 2 * half);
    }

    /** One picture. */
    private final class Drawing {

        private final BackupsPage.Seen page;
        private final List<Node> nodes;
        private final Instant from;
        private final Instant now;

        Drawing(BackupsPage.Seen page, List<Node> nodes) {
            this.page = page;
            this.nodes = nodes;
            now = page.look().at();
            from =
                    Stream.concat(
                                    page.rows().stream().map(row -> row.point().at()),
                                    page.misses().stream().map(Miss::due))
                            .filter(at -> at.isAfter(Instant.EPOCH))
                            .reduce(
                                    now.minus(page.rpo()),
                                    (one, other) -> one.isBefore(other) ? one : other)
                            .minus(page.rpo().dividedBy(6));
        }

        void draw() {
            band();
            add(new Line(SIDE, MIDDLE, getWidth() - SIDE, MIDDLE), "backup-axis");
            ticks();
            page.misses().forEach(this::miss);
            page.rows().reversed().forEach(this::point);
            add(new Line(x(now), TOP - 6, x(now), BOTTOM), "backup-now");
        }

        private double x(Instant at) {
            double all = Math.max(1, Duration.between(from, now).toMillis());
            double part = Duration.between(from, at).toMillis() / all;
            return SIDE + (getWidth() - 2 * SIDE) * Math.clamp(part, 0, 1);
        }

        /** A backup in it is young enough. */
        private void band() {
            double left = x(now.minus(page.rpo()));
            Rectangle band = new Rectangle(left, TOP, x(now) - left, BOTTOM - TOP);
            add(band, page.inTime() ? "backup-band" : "backup-band-late");
            word(
                    "may be lost: " + Verdict.words(page.rpo()),
                    x(now) - WORD,
                    2,
                    WORD,
                    Pos.CENTER_RIGHT,
                    "cost-tick");
        }

        private void ticks() {
            LocalDate first = LocalDate.ofInstant(from, clock.getZone()).plusDays(1);
            LocalDate last = LocalDate.ofInstant(now, clock.getZone());
            long days = Math.max(1, last.toEpochDay() - first.toEpochDay() + 1);
            long most = Math.max(1, (long) (getWidth() / (TICK_WIDTH + 12)));
            for (LocalDate day = first;
                    !day.isAfter(last);
                    day = day.plusDays(Math.ceilDiv(days, most))) {
                double x = x(day.atStartOfDay(clock.getZone()).toInstant());
                add(new Line(x, MIDDLE - 4, x, MIDDLE + 4), "backup-axis");
                word(
                        DAY.format(day),
                        Math.clamp(x - TICK_WIDTH / 2, 0, Math.max(0, getWidth() - TICK_WIDTH)),
                        BOTTOM + 2,
                        TICK_WIDTH,
                        Pos.CENTER,
                        "cost-tick");
            }
        }

        private void point(PointRow row) {
            double x = x(row.point().at());
            if (chosen.filter(row::equals).isPresent()) {
                Circle ring = new Circle(x, MIDDLE, SIZE + 4);
                add(ring, "backup-ring");
            }
            Shape shape = shape(row.point().origin(), x, MIDDLE);
            shape.setId("backup-point-" + row.point().id());
            shape.setOnMouseClicked(event -> choose.accept(row));
            Tooltip.install(
                    shape,
                    new Tooltip(
                            Labels.oneLine(
                                    row.time()
                                            + ", "
                                            + row.age()
                                            + " old, "
                                            + row.taken()
                                            + (row.warnings().isEmpty()
                                                    ? ""
                                                    : ": " + row.warnings()))));
            add(
                    shape,
                    switch (row.tone()) {
                        case GOOD -> "backup-good";
                        case DOUBTFUL -> "backup-doubtful";
                        case BROKEN -> "backup-broken";
                    });
            page.look()
                    .newestGood()
                    .filter(row.point()::equals)
                    .ifPresent(_ ->
                            word(
                                    row.age() + " old",
                                    Math.clamp(x - WORD / 2, 0, Math.max(0, getWidth() - WORD)),
                                    MIDDLE + 8,
                                    WORD,
                                    Pos.CENTER,
                                    "backup-age"));
        }

        private void miss(Miss miss) {
            Label cross = word("×", x(miss.due()) - 8, TOP, 16, Pos.CENTER, "backup-miss");
            cross.setTooltip(
                    new Tooltip(
                            Labels.oneLine(
                                    "Due "
                                            + BackupWords.time(miss.due(), clock)
                                            + ": "
                                            + miss.words())));
        }

        private void add(Shape shape, String style) {
            shape.getStyleClass().add(style);
            nodes.add(shape);
        }

        private Label word(String text, double x, double y, double width, Pos how, String style) {
            Label label = Labels.of(text, style);
            label.setAlignment(how);
            label.resizeRelocate(x, y, width, 16);
            nodes.add(label);
            return label;
        }
    }
}
