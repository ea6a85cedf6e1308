package io.stratoscope.ui.shell;

import io.stratoscope.job.Jobs;
import io.stratoscope.model.Arn;
import io.stratoscope.settings.Settings;
import io.stratoscope.ui.FxThread;
import io.stratoscope.ui.compare.FileDrop;
import io.stratoscope.ui.compare.OpenedFile;
import io.stratoscope.ui.control.IconButtons;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.palette.Palette;
import io.stratoscope.ui.palette.PaletteViewModel;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.Screen;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;
import io.stratoscope.ui.session.Session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One window: navigation on the left, the chosen screen in the middle, the status bar below. */
public final class Desktop {

    private final ObjectProperty<Settings> settings;
    private final Session session;
    private final ScreenHost host;
    private final PaletteViewModel palette;
    private final OpenedFile file;
    private final BorderPane root = new BorderPane();
    private final ToggleGroup navigation = new ToggleGroup();
    private final Scene scene;
    private final Jobs.Listening listening;
    private Theme theme = Theme.LIGHT;

    /** Builds the window's content; on the application thread. */
    public Desktop(DesktopServices services) {
        settings = new SimpleObjectProperty<>(services.settings());
        settings.subscribe((before, now) -> services.remember().accept(now));
        FxThread applicationThread = new FxThread();
        ProjectServices project = services.project();
        session =
                new Session(
                        project.account(),
                        project.scope(),
                        project.discovery(),
                        project.diagnosis(),
                        services.jobs(),
                        applicationThread,
                        services.clock());
        TypeIcons icons = new TypeIcons(services.icons());
        file = new OpenedFile(session, () -> open(Screens.COMPARE));
        host =
                new ScreenHost(
                        Screens.all(project.architecture(), file),
                        new ScreenContext(
                                session,
                                icons,
                                settings,
                                this::open,
                                services.browser()));
        ActivityMonitor monitor = new ActivityMonitor(applicationThread);
        listening = services.jobs().listen(monitor::on);
        NoticeStack notices = new NoticeStack(session.notices());
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        StackPane.setMargin(notices, new Insets(16));
        palette =
                new PaletteViewModel(this::commands, session.snapshotProperty(), this::goTo);
        root.setCenter(new StackPane(host, notices, new Palette(palette, icons)));
        root.setLeft(navigationRail());
        root.setBottom(new StatusBar(session, monitor, () -> open(Screens.COVERAGE)));
        open(Screens.FIRST);
        scene = new Scene(root, 1280, 720);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), this::refresh);
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN),
                        () -> palette.openProperty().set(true));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        FileDrop.onto(scene, this::dropped);
        theme.applyTo(scene);
    }

    /** Opens a snapshot file that was dropped onto the window beside the live project. */
    void dropped(List<Path> files) {
        file.open(files);
    }

    private void keyPressed(KeyEvent event) {
        if (!(scene.getFocusOwner() instanceof TextInputControl)) {
            host.handleKey(event);
        }
    }

    /** What the palette offers: the screen's own, then what every screen has. */
    private List<Command> commands() {
        List<Command> commands =
                new ArrayList<>(host.content().map(ScreenContent::commands).orElse(List.of()));
        for (Screen screen : host.screens()) {
            commands.add(
                    new Command(
                            "go." + screen.id(),
                            "Go to " + screen.title(),
                            "",
                            () -> !host.frontProperty().get().equals(screen.id()),
                            () -> open(screen.id())));
        }
        commands.add(Command.of("refresh", "Refresh: discover anew", "F5", this::refresh));
        commands.add(Command.of("theme", "Light or dark", "", this::toggleTheme));
        return commands;
    }

    /** Shows a resource on the diagram. */
    private void goTo(Arn resource) {
        open(Screens.FIRST);
        session.selectionProperty().set(Optional.of(resource));
    }

    private VBox navigationRail() {
        VBox rail = new VBox(4);
        rail.setId("navigation");
        rail.getStyleClass().add("navigation");
        rail.setAlignment(Pos.TOP_CENTER);
        for (Screen screen : host.screens()) {
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
        host.open(screenId);
        navigation.getToggles().stream()
                .filter(toggle -> host.frontProperty().get().equals(toggle.getUserData()))
                .forEach(navigation::selectToggle);
    }

    public void toggleTheme() {
        theme = theme.other();
        theme.applyTo(scene);
    }

    private void refresh() {
        if (!session.discoveringProperty().get()) {
            session.refresh();
        }
    }

    /** Puts the window on a stage and starts the first discovery; on the application thread, whose mistakes it then shows. */
    public void show(Stage stage) {
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, thrown) -> session.reportMistake(thrown));
        stage.setOnHidden(event -> close());
        stage.setTitle(
                "Stratoscope · "
                        + Labels.oneLine(session.scope().label())
                        + (session.account().simulated() ? " · simulated" : ""));
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.setScene(scene);
        stage.show();
        session.refresh();
    }

    private void close() {
        listening.close();
        host.close();
        session.close();
    }

    public Scene scene() {
        return scene;
    }
}
