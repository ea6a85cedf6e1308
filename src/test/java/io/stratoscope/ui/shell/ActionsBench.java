package io.stratoscope.ui.shell;

import io.stratoscope.diagram.ViewKind;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.ui.TestExports;

import javafx.scene.input.KeyCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator does in the window on the simulated project, over and over in one JVM: of each action the longest call on
 * the application thread, in processor time. The first round loads classes and interprets them; a window that is open all
 * day is the later rounds.
 */
final class ActionsBench {
    private static final int ROUNDS = 10;

    /** The rounds before are the JIT compiler's turn. */
    private static final int WARM_FROM = 5;

    private static final double GOAL = 50;

    private interface Action {
        void run() throws Exception;
    }

    private final DesktopRobot window;
    private final Map<String, List<Double>> longest = new LinkedHashMap<>();

    private ActionsBench(DesktopRobot window) {
        this.window = window;
    }

    public static void main(String[] arguments) throws Exception {
        new DesktopRobot().close(); // the first window of a JVM is not watched
        DesktopRobot window = new DesktopRobot();
        ActionsBench bench = new ActionsBench(window);
        SimulatedAccount account = SimulatedAccount.immich(window.clock);
        for (int i = 0; i < ROUNDS; i++) {
            bench.time(
                    "open a window",
                    () -> SimulatedDesktop.open(window, account, TestExports.cancelled()));
            bench.round();
        }
        bench.print();
        System.exit(0); // TestFX leaves threads
    }

    private void round() throws Exception {
        for (ViewKind view : List.of(ViewKind.ALL, ViewKind.SECURITY, ViewKind.NETWORK)) {
            time(
                    "view " + view.key(),
                    () -> {
                        window.robot.clickOn("#view-" + view.key());
                        window.await(() -> window.diagram().shownView().equals(Optional.of(view)));
                        window.awaitDiagram();
                    });
        }
        time("whole drawing", () -> keys(KeyCode.DIGIT0));
        time("select a node", () -> window.click(window.idOf("immich-alb")));
        time(
                "relations tab",
                () ->
                        window.robot.clickOn(
                                window.robot.lookup(".tab").nth(1).<javafx.scene.Node>query()));
        time(
                "raw description tab",
                () ->
                        window.robot.clickOn(
                                window.robot.lookup(".tab").nth(3).<javafx.scene.Node>query()));
        time(
                "what if it is gone?",
                () -> {
                    window.robot.clickOn("#action-blast-radius");
                    window.awaitNode("#blast-radius-list");
                });
        time("close it", () -> keys(KeyCode.ESCAPE));
        time(
                "search",
                () -> {
                    chord(KeyCode.F);
                    window.robot.write("database");
                    window.awaitNode("#search-results");
                    keys(KeyCode.ENTER);
                });
        time(
                "command palette",
                () -> {
                    chord(KeyCode.K);
                    window.robot.write("zoom");
                    keys(KeyCode.ESCAPE);
                });
        time(
                "filter",
                () -> {
                    window.robot.clickOn("#filter");
                    window.settle();
                    keys(KeyCode.ESCAPE);
                });
        time(
                "zoom and pan by keys",
                () -> keys(KeyCode.PLUS, KeyCode.PLUS, KeyCode.RIGHT, KeyCode.MINUS));
        time(
                "export dialog",
                () -> {
                    chord(KeyCode.E);
                    window.awaitNode("#export-save");
                    keys(KeyCode.ESCAPE);
                });
        for (String screen : List.of("resources", "coverage", "settings", "architecture")) {
            time("screen " + screen, () -> window.robot.clickOn("#nav-" + screen));
        }
        time("dark", () -> window.robot.clickOn("#theme"));
        time("light", () -> window.robot.clickOn("#theme"));
        time(
                "refresh",
                () -> {
                    window.robot.clickOn("#refresh");
                    window.settle();
                    window.await(() -> !window.isShown("#cancel"));
                });
    }

    private void keys(KeyCode... keys) {
        window.robot.type(keys);
        window.settle();
    }

    private void chord(KeyCode key) {
        window.robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
        window.settle();
    }

    private void time(String name, Action action) throws Exception {
        window.settle();
        window.watchdog.takeLongest();
        action.run();
        window.settle();
        Thread.sleep(150); // what the action left for later pulses
        window.settle();
        longest.computeIfAbsent(name, _ -> new ArrayList<>())
                .add(window.watchdog.takeLongest().toNanos() / 1e6);
    }

    private void print() {
        System.out.printf(
                "   longest call on the application thread, ms of processor time; the first of %d rounds, and of the last %d (goal %.0f):%n",
                ROUNDS, ROUNDS - WARM_FROM, GOAL);
        longest.forEach((name, times) -> {
            double[] warm =
                    times.stream().skip(WARM_FROM).mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(warm);
            double most = warm[warm.length - 1];
            System.out.printf(
                    "   %-24s first %4.0f, then median %4.0f, most %4.0f%s%n",
                    name, times.getFirst(), warm[warm.length / 2], most, most > GOAL ? " !" : "");
        });
    }
}
