package io.stratoscope.ui.logs;

import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogLine;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A list of any number of lines, of which only those in sight are nodes. A list that stands at its end stays there when more lines come
 * in; else what is in sight stays where it is. JavaFX's own list takes its time over a million rows and forgets where it stood
 * when they change.
 */
final class LogList extends Region {

    static final double ROW_HEIGHT = 22;

    private final Pane rows = new Pane();
    private final ScrollBar bar = new ScrollBar();
    private final List<LogRow> pool = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<LogLine>> lead =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private LogHits hits;
    private LogRow.Look look;

    /** The row at the upper edge, and how much of it is above. */
    private double position;

    private boolean atEnd = true;

    /** Whether a line was gone to whose place is found out by the next layout: only that knows where the end is. */
    private boolean arriving;

    /** Where the end is, as long as lines, look and size are the same; less than 0: to be found out. */
    private double knownEnd = -1;

    private boolean moving;

    /** What is selected, from the one to the other; -1: nothing. */
    private int anchor = -1;

    private int head = -1;

    LogList(LogHits hits, LogRow.Look look) {
        this.hits = hits;
        this.look = look;
        setId("log-list");
        getStyleClass().add("log-list");
        setFocusTraversable(true);
        widthProperty().subscribe(() -> knownEnd = -1);
        heightProperty().subscribe(() -> knownEnd = -1);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(rows.widthProperty());
        clip.heightProperty().bind(rows.heightProperty());
        rows.setClip(clip);
        rows.setManaged(false);
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().subscribe((before, now) -> dragged(now.doubleValue()));
        getChildren().addAll(rows, bar);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        rows.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        setOnKeyPressed(event -> {
            if (new LogListKeys(this).pressed(event)) {
                event.consume();
            }
        });
    }

    /** Shows other lines; those in sight and those selected stay so where they are among them. */
    void show(LogHits other) {
        Optional<LogLine> top = at((int) position);
        Optional<LogLine> first = at(anchor);
        Optional<LogLine> last = at(head);
        double over = position - Math.floor(position);
        hits = other;
        knownEnd = -1;
        anchor = first.flatMap(hits::numberOf).orElse(-1);
        head = last.flatMap(hits::numberOf).orElse(-1);
        if (anchor < 0 || head < 0) {
            select(-1, -1);
        }
        if (!atEnd) {
            top.ifPresent(line ->
                    position =
                            hits.numberOf(line).orElseGet(() -> hits.numberAt(line.time())) + over);
        }
        requestLayout();
    }

    /** Shows them in another way. */
    void look(LogRow.Look other) {
        look = other;
        knownEnd = -1;
        requestLayout();
    }

    LogHits hits() {
        return hits;
    }

    private Optional<LogLine> at(int number) {
        return number >= 0 && number < hits.size()
                ? Optional.of(hits.line(number))
                : Optional.empty();
    }

    /** The line that was selected last. */
    ReadOnlyObjectProperty<Optional<LogLine>> leadProperty() {
        return lead.getReadOnlyProperty();
    }

    /** Those that are selected, in order. */
    List<LogLine> selected() {
        return anchor < 0
                ? List.of()
                : IntStream.rangeClosed(Math.min(anchor, head), Math.max(anchor, head))
                        .mapToObj(hits::line)
                        .toList();
    }

    int head() {
        return head;
    }

    /** Selects from one to another and brings that into sight; numbers beyond the ends are the ends. */
    void choose(int number, boolean extend) {
        if (hits.size() == 0) {
            return;
        }
        int wanted = Math.clamp(number, 0, hits.size() - 1);
        select(extend && anchor >= 0 ? anchor : wanted, wanted);
        reveal(wanted);
    }

    void chooseAll() {
        if (hits.size() > 0) {
            select(0, hits.size() - 1);
            requestLayout();
        }
    }

    void chooseNothing() {
        select(-1, -1);
        requestLayout();
    }

    private void select(int from, int to) {
        anchor = from;
        head = to;
        lead.set(at(to));
    }

    /** Brings a line into the middle and selects it. */
    void goTo(int number) {
        if (hits.size() > 0) {
            int wanted = Math.clamp(number, 0, hits.size() - 1);
            select(wanted, wanted);
            atEnd = false;
            arriving = true;
            position = Math.max(0, wanted - inSight() / 3);
            requestLayout();
        }
    }

    void goTo(Instant moment) {
        goTo(hits.numberAt(moment));
    }

    private void reveal(int number) {
        if (number < Math.ceil(position)) {
            move(number);
        } else if (number > position + inSight() - 1) {
            move(number - inSight() + 1);
        } else {
            requestLayout();
        }
    }

    /** How many rows are in sight, about. */
    double inSight() {
        return Math.max(1, getHeight() / ROW_HEIGHT);
    }

    private void move(double to) {
        double end = end();
        position = Math.clamp(to, 0, end);
        atEnd = position >= end - 0.01;
        requestLayout();
    }

    void toEnd() {
        move(hits.size());
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            move(position - event.getDeltaY() / heightOf((int) position));
            event.consume();
        }
    }

    private void dragged(double value) {
        if (!moving) {
            move(value);
        }
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        for (LogRow row : pool) {
            if (row.isVisible() && row.getBoundsInParent().contains(event.getX(), event.getY())) {
                int number = (int) row.getUserData();
                select(event.isShiftDown() && anchor >= 0 ? anchor : number, number);
                requestLayout();
            }
        }
    }

    private double width() {
        return Math.max(0, getWidth() - bar.prefWidth(-1));
    }

    private double heightOf(int number) {
        return look.wrap() && number < hits.size()
                ? Math.max(ROW_HEIGHT, filled(number).prefHeight(width()))
                : ROW_HEIGHT;
    }

    /** The position at which the last line stands at the lower edge. */
    private double end() {
        knownEnd = knownEnd < 0 ? foundEnd() : knownEnd;
        return knownEnd;
    }

    private double foundEnd() {
        if (!look.wrap()) {
            return Math.max(0, hits.size() - getHeight() / ROW_HEIGHT);
        }
        double filled = 0;
        for (int i = hits.size() - 1; i >= 0; i--) {
            double height = heightOf(i);
            filled += height;
            if (filled >= getHeight()) {
                return i + (filled - getHeight()) / height;
            }
        }
        return 0;
    }

    private LogRow filled(int number) {
        int most = Math.max(8, (int) Math.ceil(getHeight() / ROW_HEIGHT) + 2);
        while (pool.size() < most) {
            LogRow made = new LogRow();
            made.setManaged(false); // else the pane would give it another size
            pool.add(made);
            rows.getChildren().add(made);
        }
        LogRow row = pool.get(number % pool.size());
        boolean chosen =
                anchor >= 0 && number >= Math.min(anchor, head) && number <= Math.max(anchor, head);
        row.show(hits, number, look, chosen);
        row.setUserData(number);
        if (look.wrap()) {
            row.applyCss(); // its height is asked for at once
        }
        return row;
    }

    @Override
    protected void layoutChildren() {
        double thick = bar.prefWidth(-1);
        rows.resizeRelocate(0, 0, width(), getHeight());
        bar.resizeRelocate(width(), 0, thick, getHeight());
        double end = end();
        // Who goes to the last lines sees also those that come after them.
        atEnd = atEnd || (arriving && position >= end);
        arriving = false;
        position = atEnd ? end : Math.clamp(position, 0, end);
        int number = (int) position;
        double y = hits.size() == 0 ? 0 : -(position - number) * heightOf(number);
        pool.forEach(row -> row.setVisible(false));
        for (; number < hits.size() && y < getHeight(); number++) {
            LogRow row = filled(number);
            double height =
                    look.wrap() ? Math.max(ROW_HEIGHT, row.prefHeight(width())) : ROW_HEIGHT;
            row.setVisible(true);
            row.resizeRelocate(0, (double) Math.round(y), width(), height);
            y += height;
        }
        moving = true;
        bar.setVisible(end > 0);
        bar.setMax(Math.max(end, 0.001));
        bar.setVisibleAmount(bar.getMax() * Math.min(1, inSight() / Math.max(1, hits.size())));
        bar.setUnitIncrement(1);
        bar.setBlockIncrement(inSight() - 1);
        bar.setValue(position);
        moving = false;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 300;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 400;
    }
}
