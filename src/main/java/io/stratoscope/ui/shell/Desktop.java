package io.stratoscope.ui.shell;

import io.stratoscope.job.Jobs;
import io.stratoscope.ui.FxThread;
import io.stratoscope.ui.architecture.ArchitectureView;
import io.stratoscope.ui.architecture.ArchitectureViewModel;
import io.stratoscope.ui.blastradius.BlastRadiusViewModel;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.coverage.CoverageView;
import io.stratoscope.ui.coverage.CoverageViewModel;
import io.stratoscope.ui.inspector.InspectorViewModel;
import io.stratoscope.ui.search.SearchViewModel;

import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/** One window: navigation on the left, the chosen screen in the middle, the status bar below. */
public final class Desktop {

    private final DesktopServices services;
    private final ArchitectureViewModel architecture;
    private final ArchitectureView architectureView;
    private final List<Screen> screens;
    private final BorderPane root = new BorderPane();
    private final ToggleGroup navigation = new ToggleGroup();
    private final Scene scene;
    private final Jobs.Listening listening;
    private Theme theme = Theme.LIGHT;

    /** Builds the window's content; on the application thread. */
    public Desktop(DesktopServices services) {
        this.services = services;
        FxThread applicationThread = new FxThread();
        TypeIcons icons = new TypeIcons(services.icons());
        architecture =
                new ArchitectureViewModel(
                        services.architecture(),
                        services.jobs(),
                        applicationThread,
                        services.scope());
        InspectorViewModel inspector =
                new InspectorViewModel(
                        architecture.snapshotProperty(),
                        architecture.selectionProperty(),
                        services.clock().getZone());
        BlastRadiusViewModel blastRadius =
                new BlastRadiusViewModel(
                        architecture.snapshotProperty(),
                        architecture.diagram(),
                        services.jobs(),
                        applicationThread,
                        architecture::reportMistake);
        architectureView =
                new ArchitectureView(
                        architecture,
                        inspector,
                        blastRadius,
                        new SearchViewModel(
                                architecture.snapshotProperty(), architecture.selectionProperty()),
                        icons);
        ActivityMonitor monitor = new ActivityMonitor(applicationThread);
        listening = services.jobs().listen(monitor::on);
        screens = screens();
        root.setLeft(navigationRail());
        root.setBottom(
                new StatusBar(
                        services.account(),
                        architecture,
                        monitor,
                        services.clock(),
                        () -> open("coverage")));
        open("architecture");
        scene = new Scene(root, 1280, 720);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), this::refresh);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        theme.applyTo(scene);
    }

    private void keyPressed(KeyEvent event) {
        boolean typing = scene.getFocusOwner() instanceof TextInputControl;
        if (!typing && root.getCenter() == architectureView) {
            architectureView.handleKey(event);
        }
    }

    /** The registry of screens. */
    private List<Screen> screens() {
        return List.of(
                new Screen("architecture", "Diagram", Feather.SHARE_2, architectureView),
                new Screen(
                        "coverage",
                        "Coverage",
                        Feather.CHECK_SQUARE,
                        new CoverageView(new CoverageViewModel(architecture.snapshotProperty()))));
    }

    private VBox navigationRail() {
        VBox rail = new VBox(4);
        rail.setId("navigation");
        rail.getStyleClass().add("navigation");
        rail.setAlignment(Pos.TOP_CENTER);
        for (Screen screen : screens) {
            ToggleButton button = Labels.plain(new ToggleButton(), screen.title());
            button.setGraphic(new FontIcon(screen.icon()));
            button.setContentDisplay(ContentDisplay.TOP);
            button.setId("nav-" + screen.id());
            button.setUserData(screen.id());
            button.setToggleGroup(navigation);
            button.getStyleClass().add("navigation-button");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(event -> open(screen.id()));
            rail.getChildren().add(button);
        }
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Button toggle = IconButtons.of(Feather.MOON, "Light or dark", this::toggleTheme);
        toggle.setId("theme");
        rail.getChildren().addAll(gap, toggle);
        return rail;
    }

    /** Shows a screen by its id. */
    public void open(String screenId) {
        screens.stream()
                .filter(screen -> screen.id().equals(screenId))
                .forEach(screen -> root.setCenter(screen.content()));
        navigation.getToggles().stream()
                .filter(toggle -> screenId.equals(toggle.getUserData()))
                .forEach(navigation::selectToggle);
    }

    public void toggleTheme() {
        theme = theme.other();
        theme.applyTo(scene);
    }

    private void refresh() {
        if (!architecture.discoveringProperty().get()) {
            architecture.refresh();
        }
    }

    /** Puts the window on a stage and starts the first discovery; on the application thread, whose mistakes it then shows. */
    public void show(Stage stage) {
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (thread, thrown) -> architecture.reportMistake(thrown));
        stage.setOnHidden(event -> listening.close());
        stage.setTitle(
                "Stratoscope · "
                        + Labels.oneLine(services.scope().label())
                        + (services.account().simulated() ? " · simulated" : ""));
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.setScene(scene);
        stage.show();
        architecture.refresh();
    }

    public Scene scene() {
        return scene;
    }
}
