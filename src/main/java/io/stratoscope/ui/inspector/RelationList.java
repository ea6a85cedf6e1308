package io.stratoscope.ui.inspector;

import io.stratoscope.model.Arn;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.inspector.Inspection.Link;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Consumer;

/** Relations, each with its other end as a link and the evidence under it. */
final class RelationList extends ListView<Link> {

    RelationList(List<Link> links, Consumer<Arn> select) {
        setId("inspector-relations");
        getStyleClass().add("relation-list");
        getItems().setAll(links);
        setCellFactory(list -> new Cell(select));
        setPlaceholder(Labels.of("No relations are known.", "muted"));
    }

    private static final class Cell extends ListCell<Link> {
        private final Consumer<Arn> select;

        Cell(Consumer<Arn> select) {
            this.select = select;
            setPrefWidth(0); // as wide as the list, so that long names end with an ellipsis
        }

        @Override
        protected void updateItem(@Nullable Link link, boolean empty) {
            super.updateItem(link, empty);
            setText(null);
            setGraphic(empty || link == null ? null : row(link));
        }

        private VBox row(Link link) {
            FontIcon arrow =
                    new FontIcon(link.outgoing() ? Feather.ARROW_RIGHT : Feather.ARROW_LEFT);
            arrow.getStyleClass().add("relation-arrow");
            String verb = link.relation().kind().verb();
            Label kind = Labels.of(link.outgoing() ? verb : verb + " this", "relation-kind");
            String detail = link.relation().detail();
            HBox first = new HBox(6, arrow, kind);
            first.setAlignment(Pos.CENTER_LEFT);
            if (!detail.isEmpty()) {
                first.getChildren().add(Labels.of(detail, "relation-detail"));
            }
            Hyperlink name = Labels.plain(new Hyperlink(), Labels.oneLine(link.otherName()));
            name.getStyleClass().add("relation-link");
            name.setOnAction(event -> select.accept(link.otherArn()));
            String type = link.other().map(resource -> resource.type().kind()).orElse("not found");
            Label typeLabel =
                    Labels.of(type, link.other().isPresent() ? "relation-type" : "state-missing");
            typeLabel.setMinWidth(USE_PREF_SIZE);
            HBox second = new HBox(6, name, typeLabel);
            second.setAlignment(Pos.CENTER_LEFT);
            // Both read as a sentence: "→ mounts library" and "server ← mounts this".
            return new VBox(
                    0,
                    link.outgoing() ? first : second,
                    link.outgoing() ? second : first,
                    Labels.of(link.relation().evidence().toString(), "relation-evidence"));
        }
    }
}
