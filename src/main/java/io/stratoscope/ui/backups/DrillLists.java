package io.stratoscope.ui.backups;

import io.stratoscope.backup.drill.DrillCheck;
import io.stratoscope.backup.drill.DrillStep;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TypeIcons;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** What a drill makes, what it looked at, and what it did, side by side. */
final class DrillLists extends SplitPane {

    private static final double ICON = 18;

    private final Node parts;
    private final Node checks;
    private final Node log;

    DrillLists(DrillProgress progress, TypeIcons icons) {
        getStyleClass().add("architecture-split");
        parts =
                titled(
                        "Resources",
                        list("drill-parts", progress.parts(), part -> part(part, icons)));
        checks = titled("Checks", list("drill-checks", progress.checks(), DrillLists::check));
        log = titled("Log", list("drill-log", progress.log(), DrillLists::line));
        logged(false);
    }

    /** Whether there is a log yet. */
    void logged(boolean on) {
        List<Node> wanted = on ? List.of(parts, checks, log) : List.of(parts, checks);
        if (!getItems().equals(wanted)) {
            getItems().setAll(wanted);
            if (on) {
                setDividerPositions(0.32, 0.68);
            } else {
                setDividerPositions(0.36);
            }
        }
    }

    private static Node titled(String title, Node list) {
        VBox box = new VBox(4, Labels.of(title, "field-name"), list);
        VBox.setVgrow(list, Priority.ALWAYS);
        box.setMinWidth(0);
        return box;
    }

    /** A list whose newest line is in sight. */
    private static <T> ListView<T> list(
            String id, ObservableList<T> items, Function<T, Node> graphic) {
        ListView<T> list = new ListView<>(items);
        list.setId(id);
        list.getStyleClass().add("drill-list");
        list.setCellFactory(_ -> new Cell<>(graphic));
        items.addListener(
                (ListChangeListener<T>)
                        change -> {
                            while (change.next()) {
                                if (change.getAddedSize() == 1) {
                                    list.scrollTo(items.size() - 1);
                                }
                            }
                        });
        return list;
    }

    private static Node part(DrillPart part, TypeIcons icons) {
        Node icon = part.type().map(type -> icons.icon(type, ICON)).orElseGet(DrillLists::space);
        VBox words = words(part.name(), part.words());
        HBox line = new HBox(8, icon, words);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        part.step()
                .ifPresent(step -> {
                    if (step.failed()) {
                        words.getChildren()
                                .forEach(each -> each.getStyleClass().add("backup-row-broken"));
                    } else if (step == DrillStep.REMOVED) {
                        line.setOpacity(0.55);
                    }
                });
        return line;
    }

    private static Region space() {
        Region space = new Region();
        space.setMinSize(ICON, ICON);
        return space;
    }

    private static Node check(DrillCheck check) {
        Label mark =
                Labels.of(
                        DrillSentences.mark(check.state()),
                        "drill-mark",
                        switch (check.state()) {
                            case PASS -> "drill-mark-pass";
                            case FAIL -> "drill-mark-fail";
                            case NOT_CHECKABLE -> "drill-mark-unknown";
                        });
        mark.setMinWidth(ICON);
        VBox words = words(check.name(), check.evidence());
        if (!check.next().isEmpty()) {
            words.getChildren()
                    .add(
                            Labels.wrapped(
                                    "To do: " + Labels.oneLine(check.next()),
                                    "muted-small",
                                    "backup-row-broken"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(6, mark, words);
    }

    private static VBox words(String title, String more) {
        VBox words = new VBox(0, Labels.wrapped(Labels.oneLine(title), "inspector-value"));
        if (!more.isEmpty()) {
            words.getChildren().add(Labels.wrapped(Labels.oneLine(more), "muted-small"));
        }
        words.setMinWidth(0);
        return words;
    }

    private static Node line(String words) {
        return Labels.wrapped(words, "last-line");
    }

    /** As wide as the list, so that long words are wrapped. */
    private static final class Cell<T> extends ListCell<T> {
        private final Function<T, Node> graphic;

        Cell(Function<T, Node> graphic) {
            this.graphic = graphic;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : graphic.apply(item));
        }
    }
}
