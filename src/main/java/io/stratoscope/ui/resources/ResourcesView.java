package io.stratoscope.ui.resources;

import io.stratoscope.model.Failure;
import io.stratoscope.ui.control.Advice;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.Placeholder;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.session.Session;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The screen of the resources table: what to look for and how to group above it. */
final class ResourcesView extends BorderPane implements ScreenContent {

    private final ResourcesViewModel model;
    private final ResourceTable table;
    private final TextField filter = new TextField();

    ResourcesView(ResourcesViewModel model, TypeIcons icons, Runnable showInDiagram) {
        this.model = model;
        this.table = new ResourceTable(model, icons, showInDiagram, this::chooseAndExport);
        setId("resources");
        setTop(toolbar());
        setCenter(table);
        model.listingProperty().subscribe(this::showPlaceholder);
        model.session().discoveringProperty().subscribe(this::showPlaceholder);
        model.session().troubleProperty().subscribe(this::showPlaceholder);
    }

    private HBox toolbar() {
        Label title = Labels.of("Resources", "screen-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label figure = Labels.of("", "resources-figure");
        figure.setId("resources-figure");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        figure.textProperty().bind(model.listingProperty().map(Listing::figure));
        filter.setId("resources-filter");
        filter.setPromptText("Filter by name, type, ARN or tag (Ctrl+F)");
        filter.setPrefWidth(320);
        filter.setMinWidth(160);
        filter.textProperty().bindBidirectional(model.queryProperty());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::filterKey);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(10, title, figure, gap, filter, groupMenu(), foldButtons(), export());
        bar.getStyleClass().add("screen-toolbar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void filterKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            filter.clear();
            table.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
            table.enter();
            event.consume();
        }
    }

    private MenuButton groupMenu() {
        MenuButton menu = Labels.plain(new MenuButton(), "");
        menu.setId("resources-group");
        menu.setGraphic(new FontIcon(Feather.LAYERS));
        menu.setTooltip(new Tooltip("Put rows together that are alike"));
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setMaxWidth(220);
        model.groupingProperty()
                .subscribe(now ->
                        menu.setText(
                                now instanceof Grouping.Nothing
                                        ? now.words()
                                        : "By " + shortened(now.words())));
        menu.getItems().add(choice(new Grouping.Nothing())); // an empty menu would not open
        menu.setOnShowing(event -> fill(menu));
        return menu;
    }

    /** The tags are those of the newest snapshot. */
    private void fill(MenuButton menu) {
        menu.getItems()
                .setAll(
                        choice(new Grouping.Nothing()),
                        choice(new Grouping.ByType()),
                        choice(new Grouping.ByService()),
                        choice(new Grouping.ByZone()),
                        choice(new Grouping.ByState()));
        List<String> keys = model.commonTagKeys();
        if (!keys.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        keys.forEach(key -> menu.getItems().add(choice(new Grouping.ByTag(key))));
    }

    private RadioMenuItem choice(Grouping grouping) {
        RadioMenuItem item = new RadioMenuItem(shortened(grouping.words()));
        item.setMnemonicParsing(false);
        item.setSelected(grouping.equals(model.groupingProperty().get()));
        item.setOnAction(event -> model.groupingProperty().set(grouping));
        return item;
    }

    /** A tag's key may have 128 characters. */
    private static String shortened(String words) {
        String line = Labels.oneLine(words);
        int most = 28;
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    private HBox foldButtons() {
        Button open =
                IconButtons.of(
                        Feather.CHEVRONS_DOWN, "Open all groups", () -> model.setAllOpen(true));
        open.setId("resources-open-all");
        Button close =
                IconButtons.of(
                        Feather.CHEVRONS_UP, "Close all groups", () -> model.setAllOpen(false));
        close.setId("resources-close-all");
        HBox both = new HBox(open, close);
        both.setMinWidth(Region.USE_PREF_SIZE);
        both.disableProperty()
                .bind(model.groupingProperty().map(Grouping.Nothing.class::isInstance));
        return both;
    }

    private Button export() {
        Button button = Labels.plain(new Button(), "Export CSV");
        button.setId("resources-export");
        button.setGraphic(new FontIcon(Feather.DOWNLOAD));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Write what the table shows into a CSV file"));
        button.setOnAction(event -> chooseAndExport());
        button.disableProperty()
                .bind(model.listingProperty().map(shown -> shown.resources().isEmpty()));
        return button;
    }

    private void chooseAndExport() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the resources as CSV");
        chooser.setInitialFileName(model.exportName());
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("CSV table (.csv)", "*.csv"));
        Optional<File> file = Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()));
        file.ifPresent(chosen -> model.export(chosen.toPath()));
    }

    /** Why there is no row, and what to do about it. */
    private void showPlaceholder() {
        Session session = model.session();
        if (!model.listingProperty().get().rows().isEmpty()) {
            return;
        }
        table.setPlaceholder(
                session.troubleProperty()
                        .get()
                        .filter(trouble -> session.snapshotProperty().get().isEmpty())
                        .map(trouble -> broken(trouble.title(), trouble.failure()))
                        .orElseGet(this::empty));
    }

    private static Placeholder broken(String title, Failure failure) {
        return new Placeholder(
                Feather.ALERT_TRIANGLE, title, failure.message(), Advice.toDo(failure));
    }

    private Placeholder empty() {
        if (model.listingProperty().get().total() > 0) {
            Button all = Labels.plain(new Button(), "Show all");
            all.setOnAction(event -> filter.clear());
            return new Placeholder(
                    Feather.SEARCH,
                    "No resource matches",
                    "Every word must occur in a name, type, ARN or tag.",
                    "",
                    all);
        }
        Session session = model.session();
        return session.discoveringProperty().get()
                ? new Placeholder(
                        Feather.CLOUD, "Discovering " + session.scope().label() + " …", "", "")
                : new Placeholder(
                        Feather.INBOX,
                        "Nothing was found",
                        "No resource carries " + session.scope().label() + ".",
                        "The coverage screen says what could not be read.");
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void handleKey(KeyEvent event) {
        if (event.isShortcutDown()
                && !event.isAltDown()
                && !event.isShiftDown()
                && event.getCode() == KeyCode.F) {
            focusFilter();
            event.consume();
        }
    }

    private void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        commands.add(
                new Command(
                        "resources.export",
                        "Export the resources as CSV",
                        "",
                        () -> !model.listingProperty().get().resources().isEmpty(),
                        this::chooseAndExport));
        for (Column column : Column.values()) {
            commands.add(
                    Command.of(
                            "resources.sort." + column.name().toLowerCase(Locale.ROOT),
                            "Sort the resources by " + column.title().toLowerCase(Locale.ROOT),
                            "",
                            () -> table.sortBy(column)));
        }
        return commands;
    }

    @Override
    public void close() {
        model.close();
    }
}
