package io.stratoscope.ui.shell;

import io.stratoscope.job.Jobs;
import io.stratoscope.model.Arn;
import io.stratoscope.model.Snapshot;
import io.stratoscope.settings.Settings;
import io.stratoscope.topology.NameMatch;
import io.stratoscope.ui.FxThread;
import io.stratoscope.ui.activity.ActivityViewModel;
import io.stratoscope.ui.backups.LastProved;
import io.stratoscope.ui.backups.LastProvedBadge;
import io.stratoscope.ui.compare.OpenedFile;
import io.stratoscope.ui.control.Labels;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.cost.BudgetNotices;
import io.stratoscope.ui.health.HealthNotices;
import io.stratoscope.ui.lock.LockBadge;
import io.stratoscope.ui.lock.LockViewModel;
import io.stratoscope.ui.palette.Palette;
import io.stratoscope.ui.palette.PaletteViewModel;
import io.stratoscope.ui.rehearse.RehearsalStrip;
import io.stratoscope.ui.rehearse.RehearseMenu;
import io.stratoscope.ui.rehearse.RehearseViewModel;
import io.stratoscope.ui.screen.Command;
import io.stratoscope.ui.screen.Place;
import io.stratoscope.ui.screen.Screen;
import io.stratoscope.ui.screen.ScreenContent;
import io.stratoscope.ui.screen.ScreenContext;
import io.stratoscope.ui.session.Notice;
import io.stratoscope.ui.session.Session;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import javafx.util.Subscription;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One project in a window: its session, the navigation, its screens, the status bar, and what lies over them. */
final class Workbench extends BorderPane {

    /** So many screens are opened by Ctrl and a digit. */
    static final int MOST_BY_NUMBER = 9;

    private final Session session;
    private final ScreenHost host;
    private final SwitcherViewModel switcher;
    private final PaletteViewModel palette;
    private final OpenedFile file;
    private final ObjectProperty<Optional<Path>> blueprint =
            new SimpleObjectProperty<>(Optional.empty());
    private final List<Command> shared;
    private final LockBadge lock;
    private final Optional<RehearseViewModel> rehearsal;
    private final Jobs.Listening listening;
    private final Timeline clockwork = new Timeline();
    private final Subscription pace;
    private Optional<String> awaited;

    /**
     * Discovers nothing yet.
     *
     * @param toggleTheme from light to dark and back
     * @param openAnother opens another window on this project
     * @param switchTo shows another project in this window
     */
    Workbench(
            DesktopServices services,
            ProjectServices project,
            Place place,
            ObjectProperty<Settings> settings,
            Runnable toggleTheme,
            Runnable openAnother,
            Consumer<ProjectServices> switchTo) {
        shared =
                List.of(
                        Command.of("refresh", "Refresh: discover anew", "F5", this::refresh),
                        Command.of("theme", "Light or dark", "", toggleTheme),
                        Command.of("window", "Open another window", "Ctrl+N", openAnother),
                        Command.of(
                                "account",
                                "Switch account or project",
                                "Ctrl+Shift+A",
                                this::openSwitcher));
        FxThread applicationThread = new FxThread();
        session =
                new Session(
                        project.account(),
                        project.scope(),
                        project.discovery(),
                        project.diagnosis(),
                        project.watching().health(),
                        project.watching().metrics(),
                        project.watching().costs(),
                        services.jobs(),
                        applicationThread,
                        services.clock());
        ActivityViewModel activity =
                new ActivityViewModel(
                        applicationThread,
                        services.clock(),
                        services.jobs()::cancel,
                        session::explain);
        listening = services.jobs().listen(activity::on);
        TypeIcons icons =
                new TypeIcons(services.icons(), services.jobs()::aside, applicationThread);
        file = new OpenedFile(session, () -> open(Screens.COMPARE));
        LockViewModel guarding =
                new LockViewModel(
                        project.guard(),
                        services.clock(),
                        project.account().simulated() ? "" : project.account().label());
        host =
                new ScreenHost(
                        Screens.all(
                                project.architecture(),
                                activity,
                                file,
                                project.provisioning(),
                                project.watching().logs(),
                                project.watching().backups(),
                                blueprint,
                                guarding),
                        new ScreenContext(
                                session, icons, settings, this::open, services.browser(), place));
        switcher = new SwitcherViewModel(session, services.accounts(), switchTo);
        lock = new LockBadge(guarding, () -> settings.get().pace().unlockMinutes());
        rehearsal =
                project.watching().rehearsal().map(port -> new RehearseViewModel(session, port));
        rehearsal.ifPresent(model -> setTop(new RehearsalStrip(model)));
        new BudgetNotices(session, () -> open(Screens.COST)).listen();
        new HealthNotices(
                        session,
                        () -> open(Screens.HEALTH),
                        line -> tellOutside(line, services.outside()))
                .listen();
        setLeft(new NavigationRail(host, toggleTheme));
        getStyleClass()
                .add(project.account().simulated() ? "workbench-simulated" : "workbench-live");
        palette = new PaletteViewModel(this::commands, session.snapshotProperty(), this::goTo);
        setCenter(new StackPane(host, notices(), switcherPanel(), new Palette(palette, icons)));
        setBottom(
                new StatusBar(
                        session,
                        activity,
                        lock,
                        rehearsal.map(RehearseMenu::new),
                        project.watching()
                                .backups()
                                .map(port -> new LastProved(session, port, settings))
                                .map(model ->
                                        new LastProvedBadge(model, () -> open(Screens.BACKUPS))),
                        () -> switcher.openProperty().set(true),
                        () -> open(Screens.COVERAGE)));
        session.logPlaceProperty().subscribe(asked -> asked.ifPresent(_ -> open(Screens.LOGS)));
        awaited = place.resource();
        session.snapshotProperty().subscribe(newest -> newest.ifPresent(this::arrive));
        clockwork.setCycleCount(Animation.INDEFINITE);
        pace = settings.subscribe(now -> keepPace(now.pace().refreshMinutes()));
        open(Screens.FIRST);
    }

    /** Whoever looks at the window reads it there. */
    private void tellOutside(String line, BiConsumer<String, String> outside) {
        if (getScene() == null
                || getScene().getWindow() == null
                || !getScene().getWindow().isFocused()) {
            outside.accept("Stratoscope · " + Labels.oneLine(session.scope().label()), line);
        }
    }

    private NoticeStack notices() {
        NoticeStack notices = new NoticeStack(session.notices());
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        StackPane.setMargin(notices, new Insets(16));
        return notices;
    }

    private SwitcherPanel switcherPanel() {
        SwitcherPanel panel = new SwitcherPanel(switcher);
        StackPane.setAlignment(panel, Pos.TOP_CENTER);
        StackPane.setMargin(panel, new Insets(64, 16, 16, 16));
        return panel;
    }

    /** Discovers by itself every so many minutes; a wish that did not change does not start the time anew. */
    private void keepPace(int minutes) {
        Duration wanted = Duration.minutes(minutes);
        boolean same =
                clockwork.getKeyFrames().stream().anyMatch(frame -> frame.getTime().equals(wanted));
        if (same) {
            return;
        }
        clockwork.stop();
        clockwork.getKeyFrames().clear();
        if (minutes > 0) {
            clockwork.getKeyFrames().add(new KeyFrame(wanted, event -> refresh()));
            clockwork.playFromStart();
        }
    }

    /** Goes, once, to the resource that the window was opened for. */
    private void arrive(Snapshot newest) {
        awaited.ifPresent(text -> {
            awaited = Optional.empty();
            switch (NameMatch.in(newest, text)) {
                case NameMatch.One(var meant, var _) ->
                        session.selectionProperty().set(Optional.of(meant.arn()));
                case NameMatch.None _ ->
                        session.notices()
                                .say(
                                        Notice.Kind.WARNING,
                                        "Nothing here is called "
                                                + Labels.oneLine(text)
                                                + ". Look for it with Ctrl+F.");
                case NameMatch.Several(var candidates) ->
                        session.notices()
                                .say(
                                        Notice.Kind.WARNING,
                                        Labels.oneLine(text)
                                                + " is the name of "
                                                + candidates.size()
                                                + " resources. Choose one with Ctrl+F.");
            }
        });
    }

    void open(String screenId) {
        host.open(screenId);
    }

    /** Opens the screen with this number in the navigation, from 1. */
    void openNumber(int number) {
        if (number <= host.screens().size()) {
            open(host.screens().get(number - 1).id());
        }
    }

    void openSwitcher() {
        switcher.openProperty().set(true);
    }

    void openPalette() {
        palette.openProperty().set(true);
    }

    /** Opens a blueprint that was dropped onto the window, or a snapshot file beside the live project. */
    void dropped(List<Path> files) {
        if (files.size() == 1 && isBlueprint(files.getFirst())) {
            blueprint.set(Optional.empty()); // the same file again is read again
            blueprint.set(Optional.of(files.getFirst()));
            open(Screens.PROVISION);
        } else {
            file.open(files);
        }
    }

    private static boolean isBlueprint(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** What the palette offers: the screen's own, then what every screen has. */
    private List<Command> commands() {
        List<Command> commands =
                new ArrayList<>(host.content().map(ScreenContent::commands).orElse(List.of()));
        int number = 0;
        for (Screen screen : host.screens()) {
            number++;
            commands.add(
                    new Command(
                            "go." + screen.id(),
                            "Go to " + screen.title(),
                            number <= MOST_BY_NUMBER ? "Ctrl+" + number : "",
                            () -> !host.frontProperty().get().equals(screen.id()),
                            () -> open(screen.id())));
        }
        commands.addAll(shared);
        rehearsal.ifPresent(model -> commands.addAll(model.commands()));
        return commands;
    }

    /** Shows a resource on the diagram. */
    private void goTo(Arn resource) {
        open(Screens.FIRST);
        session.selectionProperty().set(Optional.of(resource));
    }

    void refresh() {
        if (!session.discoveringProperty().get()) {
            session.refresh();
        }
    }

    void handleKey(KeyEvent event) {
        host.handleKey(event);
    }

    Session session() {
        return session;
    }

    /** Ends everything that goes on by itself, and locks. */
    void close() {
        clockwork.stop();
        pace.unsubscribe();
        listening.close();
        lock.close();
        host.close();
        session.close();
    }
}
