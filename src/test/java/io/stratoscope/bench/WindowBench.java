package io.stratoscope.bench;

import io.stratoscope.bench.WindowFrames.Movement;
import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.Drawing;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.ResourceType;
import io.stratoscope.model.Snapshot;
import io.stratoscope.model.SnapshotBuilder;
import io.stratoscope.topology.Topology;
import io.stratoscope.ui.control.IconSource;
import io.stratoscope.ui.control.TypeIcons;
import io.stratoscope.ui.diagram.DiagramIndex;
import io.stratoscope.ui.diagram.DiagramView;
import io.stratoscope.ui.diagram.DiagramViewModel;
import io.stratoscope.ui.diagram.Grids;
import io.stratoscope.ui.shell.Theme;

import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        FAR("whole drawing", 0),
        MIDDLE("scale 0.35", 0.35),
        NEAR("near, scale 0.6", 0.6),
        CLOSE("close, scale 1", 1);

        private final String words;

        /** Pixels for a point of the drawing, 0 for as many as it takes to see all of it. */
        private final double scale;

        Distance(String words, double scale) {
            this.words = words;
            this.scale = scale;
        }
    }

    private final DiagramViewModel model =
            new DiagramViewModel(new SimpleObjectProperty<>(Optional.empty()), id -> {});
    private final DiagramView view = new DiagramView(model, new TypeIcons(IconSource.none()));

    private WindowBench() {
        Scene scene = new Scene(view, 1280, 720);
        Theme.LIGHT.applyTo(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    public static void main(String[] arguments) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        WindowBench bench = onFx(WindowBench::new);
        List<String> wanted =
                arguments.length == 0 ? List.of("frames", "refresh", "expand") : List.of(arguments);
        for (String part : wanted) {
            switch (part) {
                case "frames" -> bench.frames();
                case "refresh" -> bench.refresh();
                case "expand" -> bench.expand();
                default -> throw new IllegalArgumentException(part + ": frames, refresh or expand");
            }
        }
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
        move(Distance.NEAR, Movement.PANNING); // the JIT compiler's turn
        move(Distance.FAR, Movement.ZOOMING);
        for (Distance distance : Distance.values()) {
            for (Movement movement : Movement.values()) {
                double few = Double.NaN;
                for (int size : SIZES) {
                    show(Grids.of(size));
                    WindowFrames frames = move(distance, movement);
                    double high = frames.percentile(0.95);
                    few = Double.isNaN(few) ? high : few;
                    System.out.printf(
                            "   %-16s %-11s %,5d nodes and edges: gap p50 %4.0f ms, p95 %4.0f ms, most %4.0f ms; p95 × %.2f of 50 (goal 2)%n",
                            distance.words,
                            movement.words(),
                            size,
                            frames.percentile(0.5),
                            high,
                            frames.most(),
                            high / few);
                }
            }
        }
    }

    private WindowFrames move(Distance distance, Movement movement) throws Exception {
        onFx(() -> {
            view.zoomToFit();
            if (distance.scale > 0) {
                view.zoomBy(distance.scale / view.viewportProperty().get().scale());
            }
            return view;
        });
        rest();
        return onFx(() -> new WindowFrames(view, movement).run()).get();
    }

    private void refresh() throws Exception {
        show(Grids.of(500));
        double[] times = new double[REFRESHES];
        for (int i = 0; i < CHANGES; i++) { // the JIT compiler's turn
            DiagramIndex same = new DiagramIndex(Grids.of(500));
            onFx(() -> timed(same));
        }
        long before = Usage.heap();
        for (int i = 0; i < REFRESHES; i++) {
            DiagramIndex same = new DiagramIndex(Grids.of(500));
            times[i] = onFx(() -> timed(same));
        }
        java.util.Arrays.sort(times);
        System.out.printf(
                "   refresh of 500, nothing changed: p50 %.2f ms, most %.2f ms of the application thread (goal 50)%n",
                times[REFRESHES / 2], times[REFRESHES - 1]);
        System.out.printf(
                "   heap after %,d such refreshes: %+,d KiB%n",
                REFRESHES, (Usage.heap() - before) / 1024);
        onFx(() -> {
            view.zoomToFit(); // the frames may have ended beside the drawing
            view.zoomBy(0.6 / view.viewportProperty().get().scale());
            return view;
        });
        rest();
        PulseMeter meter = onFx(() -> new PulseMeter(view));
        double most = 0;
        for (int i = 0; i < CHANGES; i++) {
            String names = i % 2 == 0 ? "other-" : "resource-";
            DiagramIndex other = new DiagramIndex(Grids.shifted(500, i % 2 * 30, names));
            CompletableFuture<Long> seen = new CompletableFuture<>();
            most = Math.max(most, onFx(() -> timed(other)));
            onFx(() -> {
                view.getScene().addPostLayoutPulseListener(new NamesSeen(view, names, seen));
                return view;
            });
            seen.get();
            if (i == CHANGES / 10) {
                meter.forget(); // the JIT compiler's turn is over
                most = 0;
            }
        }
        meter.stop();
        show(Grids.of(500));
        System.out.printf(
                "   and after %d that moved and renamed everything: %+,d KiB; of the application thread at most %.0f ms to begin with and %.0f ms in a pulse, p95 %.0f ms (goal 50)%n",
                CHANGES,
                (Usage.heap() - before) / 1024,
                most,
                meter.percentile(1),
                meter.percentile(0.95));
    }

    private double timed(DiagramIndex index) {
        double start = PulseMeter.spent();
        model.show(index);
        return PulseMeter.spent() - start;
    }

    /** A stack of equals is opened on the canvas, from the double click to the names of its members. */
    private void expand() throws Exception {
        PlantUmlLayout layout = new PlantUmlLayout();
        show(layout.draw(folded(Topology.of(queues(200)))));
        onFx(() -> {
            view.zoomToFit();
            view.zoomBy(0.7 / view.viewportProperty().get().scale());
            return view;
        });
        System.out.println("   expanding a group of 200 (goal 1,000 ms):");
        expand(layout, 200, "the first in this JVM");
        for (int size = 180; size < 190; size++) {
            layout.draw(opened(Topology.of(queues(size))));
        }
        onFx(() -> {
            model.selectionProperty().set(Optional.empty());
            return view;
        });
        show(layout.draw(folded(Topology.of(queues(201)))));
        expand(layout, 201, "after ten others");
    }

    private void expand(PlantUmlLayout layout, int size, String when) throws Exception {
        Topology topology = Topology.of(queues(size));
        double cpu = Usage.cpuNow();
        long start = System.nanoTime();
        Drawing drawing = layout.draw(opened(topology));
        long drawn = System.nanoTime();
        DiagramIndex index = new DiagramIndex(drawing);
        long indexed = System.nanoTime();
        CompletableFuture<Long> painted = new CompletableFuture<>();
        onFx(() -> {
            model.show(index);
            model.selectionProperty().set(Optional.of(SnapshotBuilder.arn("sqs", "queue-0")));
            view.getScene().addPostLayoutPulseListener(new NamesSeen(view, "queue-", painted));
            return view;
        });
        long end = painted.get();
        System.out.printf(
                "   %-22s %,.0f ms wall (%,.0f ms cpu of the process): layout %,.0f, index %,.0f, on screen %,.0f%n",
                when,
                (end - start) / 1e6,
                Usage.cpuNow() - cpu,
                (drawn - start) / 1e6,
                (indexed - drawn) / 1e6,
                (end - indexed) / 1e6);
    }

    private static final ResourceType QUEUE = new ResourceType("AWS::SQS::Queue");

    private static Diagram folded(Topology topology) {
        return Views.project(topology, ViewKind.ALL, ViewOptions.DEFAULT);
    }

    /** With what was one node opened. */
    private static Diagram opened(Topology topology) {
        String stack =
                folded(topology)
                        .nodes()
                        .filter(node -> node.count() > 1)
                        .findFirst()
                        .orElseThrow()
                        .id();
        return Views.project(
                topology,
                ViewKind.ALL,
                new ViewOptions(ViewOptions.DEFAULT_MAX_NODES, Set.of(), Set.of(stack)));
    }

    /** Queues that know a topic and a secret. */
    private static Snapshot queues(int count) {
        SnapshotBuilder it = new SnapshotBuilder();
        Arn topic = it.add(ResourceType.TOPIC, SnapshotBuilder.arn("sns", "topic"), "topic");
        Arn secret = it.add(ResourceType.SECRET, SnapshotBuilder.arn("sm", "secret"), "secret");
        for (int i = 0; i < count; i++) {
            Arn queue = it.add(QUEUE, SnapshotBuilder.arn("sqs", "queue-" + i), "queue-" + i);
            it.relate(queue, RelationKind.CONNECTS_TO, topic);
            it.relate(queue, RelationKind.CONNECTS_TO, secret);
        }
        return it.build();
    }

    /** Waits for the layout pulse with which names that begin so can be read. */
    private record NamesSeen(DiagramView view, String prefix, CompletableFuture<Long> done)
            implements Runnable {
        @Override
        public void run() {
            boolean seen =
                    view.lookupAll(".node-label").stream()
                            .anyMatch(label ->
                                    label.getParent().isVisible()
                                            && ((Text) label).getText().startsWith(prefix));
            if (seen) {
                view.getScene().removePostLayoutPulseListener(this);
                done.complete(System.nanoTime());
            }
        }
    }
}
