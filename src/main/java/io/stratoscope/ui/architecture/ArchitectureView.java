package io.stratoscope.ui.architecture;

import atlantafx.base.theme.Styles;

import io.stratoscope.logs.LogSources;
import io.stratoscope.settings.Settings;
import io.stratoscope.ui.blastradius.BlastRadiusPanel;
import io.stratoscope.ui.blastradius.BlastRadiusViewModel;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.FileChoice;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.diagram.DiagramView;
import io.stratoscope.ui.export.ExportDialog;
import io.stratoscope.ui.export.ExportViewModel;
import io.stratoscope.ui.export.FilePicker;
import io.stratoscope.ui.filter.FilterChips;
import io.stratoscope.ui.filter.FilterPopover;
import io.stratoscope.ui.filter.FilterViewModel;
import io.stratoscope.ui.inspector.InspectorView;
import io.stratoscope.ui.inspector.InspectorViewModel;
import io.stratoscope.ui.inspector.ResourceAction;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.search.SearchPanel;
import io.stratoscope.ui.search.SearchViewModel;
import io.stratoscope.ui.session.LogPlace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Optional;

/** The screen of the live architecture. */
public final class ArchitectureView extends BorderPane implements ScreenContent {

    private static final int MOST_WARNINGS = 6;

    private final ArchitectureViewModel model;
    private final BlastRadiusViewModel blastRadius;
    private final SearchViewModel search;
    private final FileChoice states;
    private final ObjectProperty<Settings> settings;
    private final FilterViewModel filter;
    private final ExportViewModel export;
    private final DiagramView diagram;
    private final DiagramKeys keys;
    private final SplitPane split;
    private final ReadOnlyDoubleProperty panelWidth;
    private final StackPane middle = new StackPane();
    private final VBox strips = new VBox();
    private final VBox warnings = new VBox();
    private boolean allWarnings;
    private boolean dividerPlaced;

    public ArchitectureView(
            ArchitectureViewModel model,
            InspectorViewModel inspector,
            BlastRadiusViewModel blastRadius,
            SearchViewModel search,
            FilterViewModel filter,
            ExportViewModel export,
            FilePicker picker,
            FileChoice states,
            TypeIcons icons,
            ObjectProperty<Settings> settings) {
        this.model = model;
        this.states = states;
        this.settings = settings;
        this.search = search;
        this.filter = filter;
        this.export = export;
        this.blastRadius = blastRadius;
        this.diagram = new DiagramView(model.diagram(), icons);
        this.keys = new DiagramKeys(model.diagram());
        BorderPane panel =
                new BorderPane(new InspectorView(inspector, icons, List.of(whatIf(), lines())));
        panel.setBottom(new BlastRadiusPanel(blastRadius));
        panel.setMinWidth(280);
        panel.setPrefWidth(360);
        SplitPane.setResizableWithParent(panel, false);
        settings.subscribe(now -> {
            diagram.minimapProperty().set(now.look().minimap());
            diagram.animatedProperty().set(now.look().animations());
        });
        panelWidth = panel.widthProperty();
        split = new SplitPane(diagram, panel);
        split.getStyleClass().add("architecture-split");
        split.widthProperty().subscribe(width -> placeDivider(width.doubleValue()));
        setId("architecture");
        setTop(
                new VBox(
                        new ArchitectureToolbar(model, diagram, search, filter, this::openExport),
                        strips));
        SearchPanel found = new SearchPanel(search, icons);
        StackPane.setAlignment(found, Pos.TOP_CENTER);
        StackPane.setMargin(found, new Insets(12));
        FilterPopover facets = new FilterPopover(filter);
        StackPane.setAlignment(facets, Pos.TOP_RIGHT);
        StackPane.setMargin(facets, new Insets(12, 140, 12, 12));
        setCenter(new StackPane(middle, found, facets, new ExportDialog(export, picker)));
        filter.openProperty().subscribe(this::focusDiagramUnless);
        search.openProperty().subscribe(this::focusDiagramUnless);
        strips.getChildren()
                .addAll(new FilterChips(filter), new CostLegend(model.cost()), warnings);
        warnings.setId("warnings");
        model.phaseProperty().subscribe(this::show);
        model.diagram().indexProperty().subscribe(index -> showWarnings());
    }

    /** Once, when the window's width is known; later the operator decides. */
    private void placeDivider(double width) {
        if (width > 0 && !dividerPlaced) {
            dividerPlaced = true;
            split.setDividerPositions(1 - settings.get().look().inspectorWidth() / width);
            panelWidth.subscribe(this::rememberWidth);
        }
    }

    /** Only the operator's hand on the divider counts: when the window changes, the panel keeps its width. */
    private void rememberWidth(Number width) {
        if (split.lookupAll(".split-pane-divider").stream().anyMatch(Node::isPressed)) {
            settings.set(
                    settings.get()
                            .withLook(
                                    settings.get().look().withInspectorWidth(width.doubleValue())));
        }
    }

    private void focusDiagramUnless(boolean open) {
        if (!open) {
            diagram.requestFocus();
        }
    }

    private void show(Phase phase) {
        Node content =
                switch (phase) {
                    case Phase.Waiting(String words) -> waiting(words);
                    case Phase.Drawn() -> split;
                    case Phase.Empty(String scope, String account) -> empty(scope, account);
                    case Phase.NothingLeft() -> nothingLeft();
                    case Phase.Broken(String title, var failure) ->
                            new Placeholder(
                                    Feather.ALERT_TRIANGLE,
                                    title,
                                    failure.message(),
                                    Advice.toDo(failure),
                                    retry());
                };
        if (!middle.getChildren().equals(List.of(content))) {
            middle.getChildren().setAll(content);
            diagram.requestFocus(); // the keys are for the diagram unless the operator goes
            // elsewhere
        }
        warnings.setManaged(phase instanceof Phase.Drawn);
        warnings.setVisible(phase instanceof Phase.Drawn);
    }

    private static Node waiting(String words) {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setPrefSize(48, 48);
        VBox box = new VBox(16, spinner, Labels.of(words + " …", "placeholder-message"));
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("placeholder");
        return box;
    }

    private Node empty(String scope, String account) {
        return new Placeholder(
                Feather.INBOX,
                "Nothing carries " + scope,
                "Neither the tagging API nor any relative of what it names showed a resource in"
                        + " account "
                        + account
                        + " and the regions that were looked at.",
                "Check the tag's spelling and case and the region, or tag your resources."
                        + " \"stratoscope projects\" lists the projects that it can see.",
                retry());
    }

    private Node nothingLeft() {
        Button button = Labels.plain(new Button(), "Show everything");
        button.setId("filter-clear-all");
        button.getStyleClass().add(Styles.ACCENT);
        button.setOnAction(event -> filter.clear());
        return new Placeholder(
                Feather.FILTER,
                "Nothing fulfils the filter",
                "The project holds resources, and none of them is of what the filter asks for.",
                "Take back a part of the filter above, or show everything.",
                button);
    }

    private Button retry() {
        Button button = Labels.plain(new Button(), "Try again");
        button.setId("retry");
        button.getStyleClass().add(Styles.ACCENT);
        button.setOnAction(event -> model.session().refresh());
        return button;
    }

    private void showWarnings() {
        List<String> lines =
                model.diagram()
                        .indexProperty()
                        .get()
                        .map(index -> index.drawing().diagram().warnings())
                        .orElse(List.of());
        warnings.getChildren().clear();
        if (lines.isEmpty()) {
            return;
        }
        FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
        Label first = Labels.of(lines.getFirst());
        HBox.setHgrow(first, Priority.ALWAYS);
        first.setMaxWidth(Double.MAX_VALUE);
        HBox strip = new HBox(8, icon, first);
        strip.setAlignment(Pos.CENTER_LEFT);
        if (lines.size() > 1) {
            strip.getChildren().add(moreButton(lines.size() - 1));
        }
        VBox box = new VBox(4, strip);
        box.getStyleClass().addAll("strip", "strip-warning");
        if (allWarnings) {
            lines.stream()
                    .skip(1)
                    .limit(MOST_WARNINGS)
                    .forEach(line -> box.getChildren().add(Labels.of(line, "further-warning")));
            int more = lines.size() - 1 - MOST_WARNINGS;
            if (more > 0) {
                box.getChildren().add(Labels.of("and " + more + " more", "further-warning"));
            }
        }
        warnings.getChildren().add(box);
    }

    private Node moreButton(int more) {
        Button button =
                Labels.plain(new Button(), allWarnings ? "Show one" : "Show " + more + " more");
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        button.setOnAction(event -> {
            allWarnings = !allWarnings;
            showWarnings();
        });
        return button;
    }

    private ResourceAction whatIf() {
        return new ResourceAction(
                "blast-radius",
                "What if it is gone?",
                Feather.ZAP,
                "Show what stops working without it (B)",
                resource -> true,
                resource -> blastRadius.toggle());
    }

    private ResourceAction lines() {
        return new ResourceAction(
                "logs",
                "Logs",
                Feather.FILE_TEXT,
                "Show its log lines",
                resource -> LogSources.mayHave(resource.type()),
                resource ->
                        model.session().showLogs(new LogPlace(resource.arn(), Optional.empty())));
    }

    /** Exports what is on the canvas now. */
    private void openExport() {
        if (model.phaseProperty().get() instanceof Phase.Drawn) {
            model.diagram()
                    .indexProperty()
                    .get()
                    .ifPresent(index -> {
                        search.openProperty().set(false);
                        export.open(Shown.of(index, diagram, model.diagram()));
                    });
        }
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void handleKey(KeyEvent event) {
        boolean plain = !event.isAltDown() && !event.isMetaDown() && !event.isControlDown();
        boolean shortcut = event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        boolean asked = blastRadius.reportProperty().get().isPresent();
        boolean redo = event.isShortcutDown() && event.isShiftDown() && !event.isAltDown();
        if (shortcut && event.getCode() == KeyCode.Z) {
            model.undo();
            event.consume();
        } else if ((redo && event.getCode() == KeyCode.Z)
                || (shortcut && event.getCode() == KeyCode.Y)) {
            model.redo();
            event.consume();
        } else if (shortcut && event.getCode() == KeyCode.F) {
            search.openProperty().set(true);
            event.consume();
        } else if (shortcut && event.getCode() == KeyCode.E) {
            openExport();
            event.consume();
        } else if (plain && event.getCode() == KeyCode.F) {
            filter.openProperty().set(true);
            event.consume();
        } else if (plain && event.getCode() == KeyCode.B) {
            blastRadius.toggle();
            event.consume();
        } else if (plain && event.getCode() == KeyCode.ESCAPE && asked) {
            blastRadius.hide(); // the selection stays until the next Esc
            event.consume();
        } else if (!plain || !keys.handleKey(event)) {
            diagram.handleKey(event);
        }
    }

    @Override
    public List<Command> commands() {
        return new ArchitectureCommands(model, diagram, search, filter, blastRadius)
                .list(this::openExport, this::loadState);
    }

    private void loadState() {
        states.choose(getScene().getWindow()).ifPresent(model.state()::load);
    }

    /** The canvas. */
    public DiagramView diagram() {
        return diagram;
    }
}
