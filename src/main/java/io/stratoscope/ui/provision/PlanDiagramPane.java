package io.stratoscope.ui.provision;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.diagram.DiagramView;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** The diagram with the plan's marks, and beside it the changes that it does not show. */
final class PlanDiagramPane extends BorderPane {

    private final PlanDiagram model;
    private final DiagramView view;
    private final ListView<PlanRow> others = new ListView<>();
    private final Label othersTitle = Labels.of("", "compare-title");

    PlanDiagramPane(PlanDiagram model, TypeIcons icons) {
        this.model = model;
        view = new DiagramView(model.diagram(), icons);
        view.setId("provision-diagram");
        view.openWhole();
        view.minimapProperty().set(false); // it would cover a good part of half a window
        others.setId("provision-elsewhere");
        others.setCellFactory(list -> new OtherCell());
        others.setPlaceholder(Labels.of("Nothing.", "muted"));
        othersTitle.setMaxWidth(Double.MAX_VALUE);
        VBox beside = new VBox(othersTitle, others);
        VBox.setVgrow(others, Priority.ALWAYS);
        beside.setMinWidth(180);
        beside.getStyleClass().add("provision-elsewhere");
        BorderPane drawn = new BorderPane(view);
        drawn.setMinWidth(240);
        SplitPane both = new SplitPane(drawn, beside);
        both.setDividerPositions(0.68);
        both.getStyleClass().add("architecture-split");
        setTop(head());
        setCenter(both);
        setMinHeight(120);
        model.elsewhereProperty().subscribe(this::show);
    }

    private HBox head() {
        ComboBox<ViewKind> views = new ComboBox<>();
        views.setId("provision-view");
        views.getItems().setAll(ViewKind.ofSnapshots());
        views.setConverter(new Titles());
        views.valueProperty().bindBidirectional(model.viewProperty());
        views.setMinWidth(USE_PREF_SIZE);
        Label key =
                Labels.of(
                        "+ created   ~ changed   − removed   … running   ✓ done   ! failed",
                        "muted-small");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(12, Labels.of("On the diagram", "provision-name"), gap, key, views);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("provision-diagram-head");
        return head;
    }

    private void show(List<PlanRow> rows) {
        others.getItems().setAll(rows);
        othersTitle.setText(rows.isEmpty() ? "Not on it" : "Not on it: " + rows.size());
    }

    void handleKey(KeyEvent event) {
        view.handleKey(event);
    }

    /** A view by its title. */
    private static final class Titles extends StringConverter<ViewKind> {
        @Override
        public String toString(@Nullable ViewKind view) {
            return view == null ? "" : view.title();
        }

        @Override
        public @Nullable ViewKind fromString(String title) {
            return null; // nobody types one
        }
    }

    private static final class OtherCell extends ListCell<PlanRow> {
        OtherCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable PlanRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : row(row));
        }

        private static HBox row(PlanRow row) {
            Label badge =
                    Labels.of(
                            row.mark().badge(),
                            "provision-badge",
                            "provision-badge-" + row.mark().name().toLowerCase(Locale.ROOT));
            badge.setMinWidth(20);
            badge.setAlignment(Pos.CENTER);
            Label name = Labels.wrapped(row.change().id());
            HBox.setHgrow(name, Priority.ALWAYS);
            HBox all = new HBox(8, badge, name);
            all.setAlignment(Pos.CENTER_LEFT);
            return all;
        }
    }
}
