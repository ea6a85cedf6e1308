package io.stratoscope.ui.architecture;

import atlantafx.base.theme.Styles;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.diagram.DiagramView;
import io.stratoscope.ui.filter.FilterViewModel;
import io.stratoscope.ui.search.SearchViewModel;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;

/** View picker, zoom, refresh and export. */
final class ArchitectureToolbar extends HBox {

    private final ArchitectureViewModel model;

    ArchitectureToolbar(
            ArchitectureViewModel model,
            DiagramView diagram,
            SearchViewModel search,
            FilterViewModel filter,
            Runnable openExport) {
        super(10);
        this.model = model;
        getStyleClass().add("screen-toolbar");
        setAlignment(Pos.CENTER_LEFT);
        Label title = Labels.of(model.session().scope().label(), "screen-title");
        title.setMinWidth(60);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren()
                .addAll(
                        title,
                        viewPicker(),
                        gap,
                        searchButton(search),
                        filterButton(filter),
                        healthButton(),
                        costButton(),
                        zoomButtons(diagram),
                        refreshButton(),
                        exportButton(openExport));
    }

    private HBox viewPicker() {
        ToggleGroup group = new ToggleGroup();
        HBox picker = new HBox();
        picker.setId("view-picker");
        picker.setMinWidth(USE_PREF_SIZE);
        for (ViewKind view : ViewKind.values()) {
            ToggleButton button = Labels.plain(new ToggleButton(), view.title());
            button.setId("view-" + view.key());
            button.setUserData(view);
            button.setToggleGroup(group);
            button.setSelected(view == model.viewProperty().get());
            picker.getChildren().add(button);
        }
        model.state().stateProperty().subscribe(_ -> showPossible(picker));
        group.selectedToggleProperty().subscribe((before, now) -> picked(group, before, now));
        model.viewProperty()
                .subscribe(view ->
                        group.getToggles().stream()
                                .filter(toggle -> toggle.getUserData() == view)
                                .forEach(group::selectToggle));
        return picker;
    }

    /** Only the views that can be drawn are there to be picked. */
    private void showPossible(HBox picker) {
        List<ToggleButton> shown = new ArrayList<>();
        for (Node child : picker.getChildren()) {
            boolean possible = child.getUserData() instanceof ViewKind view && model.canShow(view);
            child.setVisible(possible);
            child.setManaged(possible);
            child.getStyleClass()
                    .removeAll(Styles.LEFT_PILL, Styles.CENTER_PILL, Styles.RIGHT_PILL);
            if (possible && child instanceof ToggleButton button) {
                shown.add(button);
            }
        }
        for (ToggleButton button : shown) {
            button.getStyleClass()
                    .add(
                            button.equals(shown.getFirst())
                                    ? Styles.LEFT_PILL
                                    : button.equals(shown.getLast())
                                            ? Styles.RIGHT_PILL
                                            : Styles.CENTER_PILL);
        }
    }

    private void picked(
            ToggleGroup group,
            @org.jspecify.annotations.Nullable Toggle before,
            @org.jspecify.annotations.Nullable Toggle now) {
        if (now == null) {
            group.selectToggle(before); // a click on the chosen one must not leave none chosen
        } else if (now.getUserData() instanceof ViewKind view) {
            model.viewProperty().set(view);
        }
    }

    private HBox zoomButtons(DiagramView diagram) {
        Label percent = Labels.of("", "zoom-percent");
        percent.textProperty()
                .bind(
                        diagram.viewportProperty()
                                .map(viewport -> Math.round(viewport.scale() * 100) + " %"));
        percent.setMinWidth(52);
        percent.setAlignment(Pos.CENTER);
        Button fit =
                IconButtons.of(Feather.MAXIMIZE, "Show the whole diagram (0)", diagram::zoomToFit);
        fit.setId("zoom-fit");
        HBox zoom =
                new HBox(
                        2,
                        IconButtons.of(Feather.MINUS, "Zoom out (−)", () -> diagram.zoomBy(0.8)),
                        percent,
                        IconButtons.of(Feather.PLUS, "Zoom in (+)", () -> diagram.zoomBy(1.25)),
                        fit);
        zoom.setAlignment(Pos.CENTER);
        zoom.disableProperty().bind(nothingDrawn());
        zoom.setMinWidth(USE_PREF_SIZE);
        return zoom;
    }

    private Button searchButton(SearchViewModel search) {
        Button button =
                IconButtons.of(
                        Feather.SEARCH,
                        "Find a resource by name, ARN, type or tag (Ctrl+F)",
                        () -> search.openProperty().set(!search.openProperty().get()));
        button.setId("search");
        button.disableProperty().bind(nothingDrawn());
        return button;
    }

    private Button filterButton(FilterViewModel filter) {
        Button button =
                IconButtons.of(
                        Feather.FILTER,
                        "Show only some types, zones or tags (F)",
                        () -> filter.openProperty().set(!filter.openProperty().get()));
        button.setId("filter");
        button.disableProperty()
                .bind(model.session().snapshotProperty().map(newest -> newest.isEmpty()));
        return button;
    }

    private ToggleButton healthButton() {
        return overlayButton(
                "health-overlay",
                Feather.HEART,
                "Mark what is not healthy",
                ": × down, ! degraded, ? unknown, « stale",
                model.health().shownProperty(),
                model.session().health().isWatched());
    }

    private ToggleButton costButton() {
        return overlayButton(
                "cost-overlay",
                Feather.DOLLAR_SIGN,
                "Write what things cost a month",
                ", by list price",
                model.cost().shownProperty(),
                model.session().costs().isWatched());
    }

    /** Where nobody looks there is nothing to lay over the diagram. */
    private ToggleButton overlayButton(
            String id,
            Feather icon,
            String words,
            String details,
            BooleanProperty shown,
            boolean watched) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setTooltip(new Tooltip(words + details));
        button.setAccessibleText(words);
        button.setMinWidth(USE_PREF_SIZE);
        button.selectedProperty().bindBidirectional(shown);
        button.disableProperty().bind(nothingDrawn());
        button.setVisible(watched);
        button.setManaged(watched);
        return button;
    }

    private Button refreshButton() {
        Button refresh = Labels.plain(new Button(), "Refresh");
        refresh.setGraphic(new FontIcon(Feather.REFRESH_CW));
        refresh.setId("refresh");
        refresh.setMinWidth(USE_PREF_SIZE);
        refresh.setTooltip(new Tooltip("Discover the project anew (F5)"));
        refresh.setOnAction(event -> model.session().refresh());
        refresh.disableProperty().bind(model.session().discoveringProperty());
        return refresh;
    }

    private Button exportButton(Runnable openExport) {
        Button export = Labels.plain(new Button(), "Export");
        export.setGraphic(new FontIcon(Feather.DOWNLOAD));
        export.setId("export");
        export.setMinWidth(USE_PREF_SIZE);
        export.setTooltip(new Tooltip("Save, copy or print this diagram (Ctrl+E)"));
        export.setOnAction(event -> openExport.run());
        export.disableProperty().bind(nothingDrawn());
        return export;
    }

    private ObservableValue<Boolean> nothingDrawn() {
        return model.phaseProperty().map(phase -> !(phase instanceof Phase.Drawn));
    }
}
