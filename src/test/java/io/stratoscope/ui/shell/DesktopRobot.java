package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.Scene.Bounds;
import io.stratoscope.diagram.Scene.Line;
import io.stratoscope.diagram.Scene.Segment;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.job.Jobs;
import io.stratoscope.model.Scope;
import io.stratoscope.settings.Settings;
import io.stratoscope.settings.Settings.RememberedAccount;
import io.stratoscope.settings.Settings.ThemeChoice;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.SampleProject;
import io.stratoscope.ui.TestExports;
import io.stratoscope.ui.control.IconSource;
import io.stratoscope.ui.diagram.DiagramView;
import io.stratoscope.ui.diagram.DrawnIcons;
import io.stratoscope.ui.diagram.Viewport;
import io.stratoscope.ui.screen.Place;

import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;

import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import javax.imageio.ImageIO;

/** The window on the headless platform, and hands and eyes for it. */
final class DesktopRobot {

    private static final AtomicBoolean WARM = new AtomicBoolean();
    private static final int WARMING_WINDOWS = 8;
    private static final Path PICTURES = Path.of("target", "screenshots");

    final FxRobot robot = new FxRobot();
    final FxWatchdog watchdog = new FxWatchdog();
    final Clock clock = Clock.fixed(SampleProject.TAKEN_AT, ZoneOffset.ofHours(1));
    final Jobs jobs = new Jobs(clock);

    /** What the window shows; tests that show something else say so. */
    volatile Drawing drawing = SampleProject.drawing(ViewKind.NETWORK);

    DesktopRobot() throws Exception {
        this(true);
    }

    private DesktopRobot(boolean watched) throws Exception {
        FxToolkit.registerPrimaryStage();
        if (watched && !WARM.getAndSet(true)) {
            warmUp();
        }
        if (watched) {
            watchdog.start();
        }
    }

    /** Opens windows and changes their theme before anything is watched, until the JIT compiler has seen to what that takes. */
    private static void warmUp() throws Exception {
        SimulatedAccount account = SimulatedAccount.immich(Clock.systemUTC());
        for (int i = 0; i < WARMING_WINDOWS; i++) {
            DesktopRobot window = new DesktopRobot(false);
            SimulatedDesktop.open(window, account, TestExports.cancelled());
            window.wear(Theme.DARK);
            window.wear(Theme.LIGHT);
            FxToolkit.cleanupStages();
            window.jobs.close();
        }
    }

    /** The window that was opened last. */
    final AtomicReference<Desktop> desktop = new AtomicReference<>();

    /** What the window asked to be remembered, newest last. */
    final List<Settings> remembered = new CopyOnWriteArrayList<>();

    /** The addresses that were to be opened outside. */
    final List<URI> browsed = new CopyOnWriteArrayList<>();

    /** Where the window opens. */
    Place start = Place.ANYWHERE;

    /** What the types look like. */
    private static final IconSource ICONS = new DrawnIcons(new PlantUmlLayout());

    /** What the switcher offers. */
    AccountsPort accounts = new NoOtherAccounts();

    /** What a start of the simulated account would need. */
    static final RememberedAccount REMEMBERED =
            new RememberedAccount(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    /** No account but the one that is shown. */
    private record NoOtherAccounts() implements AccountsPort {
        @Override
        public List<Choice> choices() {
            return List.of();
        }

        @Override
        public SortedMap<String, Integer> projects(Choice choice) {
            return new TreeMap<>();
        }

        @Override
        public ProjectServices open(Choice choice, Scope scope) {
            throw new IllegalStateException("there is no " + choice.label());
        }
    }

    void open(ProjectServices project) throws Exception {
        Settings light =
                Settings.DEFAULT.withLook(Settings.DEFAULT.look().withTheme(ThemeChoice.LIGHT));
        DesktopServices services =
                new DesktopServices(
                        project,
                        start,
                        accounts,
                        light,
                        "",
                        remembered::add,
                        ICONS,
                        browsed::add,
                        (title, line) -> {},
                        jobs,
                        clock);
        robot.moveTo(new Point2D(640, 360)); // a tooltip of the last window's must not come up
        FxToolkit.setupStage(stage -> {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1280);
            stage.setHeight(720);
            desktop.set(new Windows(services, () -> {}).open(stage, project, start));
        });
        settle();
    }

    void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    void await(Callable<Boolean> condition) throws Exception {
        // On the application thread: a look into the scene graph from aside can meet it half
        // changed.
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition));
        settle();
    }

    /** What the diagram shows that fits a style selector. */
    List<Node> inDiagram(String selector) {
        return WaitForAsyncUtils.waitForAsyncFx(
                20_000, () -> List.copyOf(diagram().lookupAll(selector)));
    }

    void awaitNode(String query) throws Exception {
        await(() -> isShown(query));
    }

    /** Waits until the diagram is there and has its place in the window. */
    void awaitDiagram() throws Exception {
        awaitNode("#diagram");
        await(() -> !diagram().viewportProperty().get().equals(Viewport.IDENTITY));
    }

    boolean isShown(String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    DiagramView diagram() {
        return robot.lookup("#diagram").queryAs(DiagramView.class);
    }

    /** Where the middle of an element is on the screen. */
    Point2D placeOf(Object id) {
        Bounds bounds =
                drawing.scene().nodes().stream()
                        .filter(box -> box.id().equals(id.toString()))
                        .findFirst()
                        .orElseThrow()
                        .bounds();
        return onScreen(bounds.centerX(), bounds.centerY());
    }

    /** The id of the node with this label. */
    String idOf(String label) {
        return drawing.diagram()
                .nodes()
                .filter(node -> node.label().equals(label))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Where the edge with this label is half way, on the screen. */
    Point2D middleOfAnEdge(String label) {
        String id =
                drawing.diagram().edges().stream()
                        .filter(edge -> edge.label().equals(label))
                        .findFirst()
                        .orElseThrow()
                        .id();
        Line line =
                drawing.scene().edges().stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        // A point on the curve: half way between two of its ends for a nearly straight one.
        Segment first = line.path().getFirst();
        Segment last = line.path().getLast();
        return onScreen((first.x() + last.x()) / 2, (first.y() + last.y()) / 2);
    }

    List<String> tooltips() {
        return Window.getWindows().stream()
                .filter(Tooltip.class::isInstance)
                .filter(Window::isShowing)
                .map(popup -> ((Tooltip) popup).getText())
                .toList();
    }

    Point2D onScreen(double sceneX, double sceneY) {
        Viewport viewport = diagram().viewportProperty().get();
        return diagram().localToScreen(viewport.toScreenX(sceneX), viewport.toScreenY(sceneY));
    }

    void click(Object elementId) {
        robot.clickOn(placeOf(elementId));
        settle();
    }

    String text(String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    ListView<?> list(String query) {
        return robot.lookup(query).queryAs(ListView.class);
    }

    /** Leaves pictures of the window in both themes and two sizes and checks that they are not blank. */
    void pictures(String name) throws IOException {
        picture(Theme.LIGHT, name + "-light");
        picture(Theme.DARK, name + "-dark");
        wear(Theme.LIGHT);
    }

    private void picture(Theme theme, String name) throws IOException {
        wear(theme);
        picture(name);
    }

    private void wear(Theme theme) {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    theme.applyTo(robot.window(0).getScene());
                    return theme;
                });
        settle();
    }

    /** Leaves pictures of the window as it is in two sizes and checks that they are not blank. */
    void picture(String name) throws IOException {
        settle();
        save(
                name + "-1280x720",
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000,
                        () -> FxWatchdog.aside(() -> robot.window(0).getScene().snapshot(null))));
        save(
                name + "-2560x1440",
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000,
                        () ->
                                FxWatchdog.aside(
                                        () -> enlarged(robot.window(0).getScene(), 2560, 1440))));
        settle();
    }

    /** Leaves one picture of the window as it would be in this size. */
    void picture(String name, int width, int height) throws IOException {
        settle();
        save(
                name,
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000,
                        () ->
                                FxWatchdog.aside(() ->
                                        enlarged(robot.window(0).getScene(), width, height))));
        settle();
    }

    /** The same content in a larger scene beside the window: the headless screen holds no window of that size. */
    private static WritableImage enlarged(Scene shown, int width, int height) {
        Parent content = shown.getRoot();
        shown.setRoot(new Group());
        Scene large = new Scene(content, width, height);
        large.setUserAgentStylesheet(shown.getUserAgentStylesheet());
        large.getStylesheets().setAll(shown.getStylesheets());
        large.snapshot(null); // what a layout brings about shows in the next picture
        WritableImage image = large.snapshot(null);
        large.setRoot(new Group());
        shown.setRoot(content);
        return image;
    }

    private static void save(String name, WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getPixelReader()
                    .getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
            picture.setRGB(0, y, width, 1, row, 0, width);
        }
        Files.createDirectories(PICTURES);
        ImageIO.write(picture, "png", PICTURES.resolve(name + ".png").toFile());
        long colors =
                Arrays.stream(picture.getRGB(0, 0, width, height, null, 0, width))
                        .distinct()
                        .limit(20)
                        .count();
        assertThat(colors).as("colours in the picture %s", name).isEqualTo(20);
    }

    void close() throws Exception {
        FxToolkit.cleanupStages();
        jobs.close();
        watchdog.stop();
    }
}
