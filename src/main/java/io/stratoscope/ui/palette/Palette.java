package io.stratoscope.ui.palette;

import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.ResultList;
import io.stratoscope.ui.control.TypeIcons;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;

/** The palette over the window: a field and what fits. Up, Down, Page Up, Page Down, Enter and Esc work while typing. */
public final class Palette extends StackPane {

    private static final double WIDTH = 620;
    private static final double ROW = 38;
    private static final int ROWS = 10;

    private final PaletteViewModel model;
    private final TypeIcons icons;
    private final TextField field = new TextField();
    private final ResultList<PaletteEntry> list;
    private final Label hint = Labels.of("", "search-count");
    private Optional<Node> focusBefore = Optional.empty();

    public Palette(PaletteViewModel model, TypeIcons icons) {
        this.model = model;
        this.icons = icons;
        this.list = new ResultList<>(ROW, ROWS, this::row, model::choose);
        setId("palette");
        setPickOnBounds(true);
        field.setId("palette-field");
        field.setPromptText("What do you want to do, or see?");
        field.setAccessibleText("Command or resource");
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setId("palette-results");
        VBox card = new VBox(6, field, list, hint);
        card.getStyleClass().add("search-panel");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        StackPane.setMargin(card, new Insets(48, 16, 16, 16));
        getChildren().add(card);
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(visibleProperty());
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                model.openProperty().set(false);
            }
        });
        model.resultsProperty().subscribe(this::show);
        model.openProperty().subscribe(this::openedOrClosed);
    }

    private void openedOrClosed(boolean open) {
        if (open) {
            focusBefore =
                    Optional.ofNullable(getScene())
                            .flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()));
            field.requestFocus();
        } else {
            focusBefore.ifPresent(Node::requestFocus);
            focusBefore = Optional.empty();
        }
    }

    private void show(List<PaletteEntry> results) {
        list.show(results);
        list.scrollTo(0);
        hint.setText(
                results.isEmpty()
                        ? "Nothing fits these letters."
                        : "↑ ↓ choose · Enter does it · Esc closes");
    }

    private void keyPressed(KeyEvent event) {
        boolean mine = true;
        switch (event.getCode()) {
            case DOWN -> list.move(1);
            case UP -> list.move(-1);
            case PAGE_DOWN -> list.move(ROWS);
            case PAGE_UP -> list.move(-ROWS);
            case ENTER -> list.chosen().ifPresent(model::choose);
            case ESCAPE -> model.openProperty().set(false);
            case TAB -> {} // there is nowhere else to go
            default -> mine = event.getCode() == KeyCode.K && event.isShortcutDown();
        }
        if (event.getCode() == KeyCode.K && event.isShortcutDown()) {
            model.openProperty().set(false);
        }
        if (mine) {
            event.consume();
        }
    }

    private HBox row(PaletteEntry entry) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row =
                switch (entry) {
                    case PaletteEntry.ToDo(var command, var _) ->
                            new HBox(10, sign(), words(entry), gap, keys(command.keys()));
                    case PaletteEntry.ToSee(var resource, var _) ->
                            new HBox(
                                    10,
                                    icons.icon(resource.type(), 22),
                                    words(entry),
                                    gap,
                                    Labels.of(resource.type().kind(), "relation-type"));
                };
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMaxWidth(Double.MAX_VALUE);
        return row;
    }

    private static Node sign() {
        FontIcon icon = new FontIcon(Feather.CHEVRON_RIGHT);
        StackPane box = new StackPane(icon);
        box.setMinWidth(22);
        return box;
    }

    private static Node keys(String keys) {
        Label label = Labels.of(keys, "key-cap");
        label.setMinWidth(USE_PREF_SIZE);
        label.setVisible(!keys.isEmpty());
        label.setManaged(!keys.isEmpty());
        return label;
    }

    /** The title, with the letters that were asked for standing out. */
    private static Node words(PaletteEntry entry) {
        TextFlow flow = new TextFlow();
        String title = shortened(entry.title());
        int start = 0;
        while (start < title.length()) {
            boolean asked = entry.places().contains(start);
            int end = start + 1;
            while (end < title.length() && entry.places().contains(end) == asked) {
                end++;
            }
            Text text = new Text(title.substring(start, end));
            text.getStyleClass().add(asked ? "palette-hit" : "palette-words");
            flow.getChildren().add(text);
            start = end;
        }
        StackPane box = new StackPane(flow);
        flow.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        flow.setMinWidth(Region.USE_PREF_SIZE);
        StackPane.setAlignment(flow, Pos.CENTER_LEFT);
        return box;
    }

    private static String shortened(String title) {
        int most = 56;
        return title.length() <= most
                ? title
                : title.substring(
                                0,
                                title.offsetByCodePoints(
                                        0,
                                        Math.min(most, title.codePointCount(0, title.length()))
                                                - 1))
                        + "…";
    }
}
