package io.stratoscope.ui.compare;

import atlantafx.base.theme.Styles;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.model.Arn;
import io.stratoscope.topology.Difference;
import io.stratoscope.ui.control.FileChoice;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.diagram.DiagramView;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.ScreenContent;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;

/** The file's diagram and the live one side by side over the list of differences. */
final class CompareView extends BorderPane implements ScreenContent {

    private final CompareViewModel model;
    private final FileChoice picker;
    private final StackPane middle = new StackPane();
    private final Label fileTitle = Labels.of("", "compare-title");
    private final Label liveTitle = Labels.of("", "compare-title");
    private final Label summary = Labels.of("", "section-title");
    private final Label warning = Labels.of("");
    private final HBox strip = new HBox(8, new FontIcon(Feather.ALERT_TRIANGLE), warning);
    private final ListView<Difference> list = new ListView<>();
    private final DiagramView fileView;
    private final DiagramView liveView;
    private final Node empty;
    private final Node both;

    CompareView(CompareViewModel model, FileChoice picker, TypeIcons icons) {
        this.model = model;
        this.picker = picker;
        this.fileView = canvas("compare-file", model.fileDiagram(), icons);
        this.liveView = canvas("compare-live", model.liveDiagram(), icons);
        this.empty = empty();
        this.both = both();
        setId("compare");
        strip.getStyleClass().addAll("strip", "strip-warning");
        strip.setAlignment(Pos.CENTER_LEFT);
        setTop(new VBox(toolbar(), strip));
        setCenter(middle);
        model.file().openedProperty().subscribe(opened -> arrange());
        model.comparisonProperty().subscribe(this::show);
    }

    private static DiagramView canvas(String id, DiagramViewModel diagram, TypeIcons icons) {
        DiagramView view = new DiagramView(diagram, icons);
        view.setId(id);
        view.openWhole();
        view.minimapProperty().set(false); // it would cover a good part of half a window
        return view;
    }

    private HBox toolbar() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar =
                new HBox(
                        10,
                        Labels.of("Compare", "screen-title"),
                        viewPicker(),
                        gap,
                        openButton("compare-open"));
        bar.getStyleClass().add("screen-toolbar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private HBox viewPicker() {
        ToggleGroup group = new ToggleGroup();
        HBox picks = new HBox();
        List<ViewKind> views = ViewKind.ofSnapshots();
        for (int i = 0; i < views.size(); i++) {
            ViewKind view = views.get(i);
            ToggleButton button = Labels.plain(new ToggleButton(), view.title());
            button.setId("compare-view-" + view.key());
            button.setToggleGroup(group);
            button.setSelected(view == model.viewProperty().get());
            button.getStyleClass()
                    .add(
                            i == 0
                                    ? Styles.LEFT_PILL
                                    : i == views.size() - 1
                                            ? Styles.RIGHT_PILL
                                            : Styles.CENTER_PILL);
            button.setOnAction(event -> {
                button.setSelected(true); // a click on the chosen one leaves it chosen
                model.viewProperty().set(view);
            });
            picks.getChildren().add(button);
        }
        picks.setMinWidth(USE_PREF_SIZE);
        picks.visibleProperty().bind(model.file().openedProperty().map(Optional::isPresent));
        return picks;
    }

    private Button openButton(String id) {
        Button open = Labels.plain(new Button(), "Open a snapshot file …");
        open.setGraphic(new FontIcon(Feather.FOLDER));
        open.setId(id);
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(event -> choose());
        return open;
    }

    private void choose() {
        picker.choose(getScene().getWindow()).ifPresent(model.file()::open);
    }

    private Node empty() {
        return new Placeholder(
                Feather.COLUMNS,
                "Compare with an earlier state",
                "Drop a snapshot file onto the window, and it opens here beside the live project"
                        + " with everything that is different.",
                "\"stratoscope discover --output snapshot.json\" writes such a file.",
                openButton("compare-open-first"));
    }

    private Node both() {
        SplitPane pair = new SplitPane(side(fileTitle, fileView), side(liveTitle, liveView));
        pair.getStyleClass().add("architecture-split");
        list.setId("differences");
        list.setCellFactory(view -> new DifferenceCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen ->
                        Optional.ofNullable(chosen).ifPresent(each -> pointAt(each.resource())));
        summary.setId("compare-summary");
        VBox.setVgrow(list, Priority.ALWAYS);
        Label key = Labels.of("+ added   − removed   ~ changed", "muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(12, summary, gap, key);
        head.setAlignment(Pos.BASELINE_LEFT);
        head.getStyleClass().add("blast-radius-header");
        VBox below = new VBox(head, list);
        below.getStyleClass().add("blast-radius-panel");
        below.setMinHeight(120);
        SplitPane all = new SplitPane(pair, below);
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(0.68);
        all.getStyleClass().add("architecture-split");
        return all;
    }

    private void pointAt(Arn resource) {
        model.select(resource);
        fileView.zoomToSelection();
        liveView.zoomToSelection();
    }

    private static Node side(Label title, DiagramView view) {
        title.setMaxWidth(Double.MAX_VALUE);
        BorderPane side = new BorderPane(view);
        side.setTop(title);
        side.setMinWidth(200);
        return side;
    }

    private void arrange() {
        boolean any = model.file().openedProperty().get().isPresent();
        middle.getChildren().setAll(any ? both : empty);
        fileTitle.setText(Labels.oneLine(model.fileTitle()));
        liveTitle.setText(Labels.oneLine(model.liveTitle()));
        Optional<String> other = model.otherProject();
        strip.setVisible(other.isPresent());
        strip.setManaged(other.isPresent());
        warning.setText(Labels.oneLine(other.orElse("")));
    }

    private void show(Optional<Comparison> comparison) {
        arrange();
        summary.setText(comparison.map(Comparison::summary).orElse("Comparing …"));
        list.getItems().setAll(comparison.map(Comparison::differences).orElse(List.of()));
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void handleKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.O) {
            choose();
            event.consume();
        } else {
            fileView.handleKey(event);
            if (event.isConsumed()) {
                // Both sides zoom together.
                liveView.handleKey(event);
            }
        }
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("compare.open", "Open a snapshot file …", "Ctrl+O", this::choose));
    }
}
