package io.stratoscope.bench;

import atlantafx.base.theme.PrimerLight;

import io.stratoscope.diagram.Diagrams;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.ui.control.IconSource;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.diagram.DiagramView;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.diagram.Grids;

import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The canvas in a window of 1280 by 720: frames while it is moved, refreshes, memory, expanding. */
final class WindowBench {

    private static final int[] SIZES = {50, 500, 5_000};
    private static final int REFRESHES = 1_000;
    private static final int CHANGES = 100;

    /** How the canvas stands before it is moved. */
    private enum Distance {
        WHOLE("whole drawing"),
        NEAR("near, scale 0.6");

        private final String words;

        Distance(String words) {
            this.words = words;
        }
    }

    private final DiagramViewModel model =
            new DiagramViewModel(new SimpleObjectProperty<>(Optional.empty()), id -> {});
    private final DiagramView view = new DiagramView(model, new TypeIcons(IconSource.none()));

    private WindowBench() {
        Scene scene = new Scene(view, 1280, 720);
        scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .setAll("/io/stratoscope/ui/stratoscope.css", "/io/stratoscope/ui/light.css");
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    public static void main(String[] arguments) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        WindowBench bench = onFx(WindowBench::new);
        bench.frames();
        bench.refresh();
        bench.expand();
        Platform.exit();
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.get();
    }

    private void show(Drawing drawing) throws Exception {
        DiagramIndex index = new DiagramIndex(drawing);
        onFx(() -> {
            model.show(index);
            return index;
        });
        rest();
    }

    /** Lets the canvas come to rest: figures are made frame by frame, and pictures are replaced. */
    private static void rest() throws InterruptedException {
        Thread.sleep(1_200);
    }

    private void frames() throws Exception {
        show(Grids.of(500));
        move(Distance.NEAR, false); // the JIT compiler's turn
        move(Distance.WHOLE, true);
        for (Distance distance : Distance.values()) {
            for (boolean zoom : new boolean[] {false, true}) {
                double few = Double.NaN;
                for (int size : SIZES) {
                    show(Grids.of(size));
                    WindowFrames frames = move(distance, zoom);
                    double high = frames.percentile(0.95);
                    few = Double.isNaN(few) ? high : few;
                    System.out.printf(
                            "   %-16s %-7s %,5d nodes and edges: gap p50 %4.0f ms, p95 %4.0f ms, most %4.0f ms; p95 × %.2f of 50 (goal 2)%n",
                            distance.words,
                            zoom ? "zooming" : "panning",
                            size,
                            frames.percentile(0.5),
                            high,
                            frames.most(),
                            high / few);
                }
            }
        }
    }

    private WindowFrames move(Distance distance, boolean zoom) throws Exception {
        onFx(() -> {
            view.zoomToFit();
            if (distance == Distance.NEAR) {
                view.zoomBy(0.6 / view.viewportProperty().get().scale());
            }
            return view;
        });
        rest();
        return onFx(() -> new WindowFrames(view, zoom).run()).get();
    }

    private void refresh() throws Exception {
        show(Grids.of(500));
        double[] times = new double[REFRESHES];
        long before = Usage.heap();
        for (int i = 0; i < REFRESHES; i++) {
            DiagramIndex same = new DiagramIndex(Grids.of(500));
            times[i] = onFx(() -> timed(same));
        }
        java.util.Arrays.sort(times);
        System.out.printf(
                "   refresh of 500, nothing changed: p50 %.2f ms, most %.2f ms on the application thread (goal 50)%n",
                times[REFRESHES / 2], times[REFRESHES - 1]);
        System.out.printf(
                "   heap after %,d such refreshes: %+,d KiB%n",
                REFRESHES, (Usage.heap() - before) / 1024);
        double most = 0;
        for (int i = 0; i < CHANGES; i++) {
            DiagramIndex other = new DiagramIndex(Grids.shifted(500, i % 2 * 30, "resource-"));
            most = Math.max(most, onFx(() -> timed(other)));
        }
        show(Grids.of(500));
        System.out.printf(
                "   and after %d that moved everything: %+,d KiB; the longest took %.0f ms on the application thread%n",
                CHANGES, (Usage.heap() - before) / 1024, most);
    }

    private double timed(DiagramIndex index) {
        long start = System.nanoTime();
        model.show(index);
        return (System.nanoTime() - start) / 1e6;
    }

    private void expand() throws Exception {
        show(new PlantUmlLayout().draw(Diagrams.big(20)));
        PlantUmlLayout layout = new PlantUmlLayout();
        layout.draw(Diagrams.big(190)); // warm
        long start = System.nanoTime();
        Drawing drawing = layout.draw(Diagrams.big(200));
        long drawn = System.nanoTime();
        DiagramIndex index = new DiagramIndex(drawing);
        long indexed = System.nanoTime();
        onFx(() -> timed(index));
        CompletableFuture<Long> painted = new CompletableFuture<>();
        Platform.runLater(
                () -> view.getScene().addPostLayoutPulseListener(new OnePulse(view, painted)));
        long end = painted.get();
        System.out.printf(
                "   expanding 20 to 200: %.0f ms (goal 1,000): layout %.0f, index %.0f, on screen %.0f%n",
                (end - start) / 1e6,
                (drawn - start) / 1e6,
                (indexed - drawn) / 1e6,
                (end - indexed) / 1e6);
    }

    /** Waits for one layout pulse. */
    private record OnePulse(DiagramView view, CompletableFuture<Long> done) implements Runnable {
        @Override
        public void run() {
            view.getScene().removePostLayoutPulseListener(this);
            done.complete(System.nanoTime());
        }
    }
}
