package io.stratoscope.bench;

import io.stratoscope.bench.Usage.Measured;
import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.health.Health;
import io.stratoscope.health.HealthReport;
import io.stratoscope.health.HealthSettings;
import io.stratoscope.health.Observations;
import io.stratoscope.health.Situation;
import io.stratoscope.health.observe.Observers;
import io.stratoscope.health.rule.HealthRules;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Every stage once, in a JVM that has done nothing yet, as an operator has it; then the diagrams, again when warm. */
final class FirstRunBench {

    private static final int WARM_TURNS = 5;

    private FirstRunBench() {}

    /** Argument: stacks. */
    public static void main(String[] arguments) throws Exception {
        int stacks = Integer.parseInt(arguments[0]);
        SimulatedAccount account =
                show("build the simulated account", () -> ManyStacks.build(stacks));
        // As the commands and the window do it.
        CompletableFuture<Void> prepared =
                CompletableFuture.runAsync(() -> new PlantUmlLayout().prepare());
        long before = account.meter().calls();
        Snapshot snapshot = show("discover", () -> ManyStacks.discover(account));
        long calls = account.meter().calls() - before;
        Topology topology = show("topology", () -> Topology.of(snapshot));
        health(account, topology);
        Path file = Files.createTempFile("stratoscope-bench", ".json");
        show(
                "write JSON",
                () -> {
                    try (Writer writer = Files.newBufferedWriter(file)) {
                        SnapshotCodec.write(snapshot, writer);
                    }
                    return file;
                });
        System.out.printf(
                "   %,d resources, %,d relations, %,d API calls, %,d bytes of JSON%n",
                snapshot.resources().size(), snapshot.relations().size(), calls, Files.size(file));
        Files.delete(file);
        prepared.join();
        for (ViewKind view : ViewKind.ofSnapshots()) {
            draw(topology, view);
        }
    }

    private static void health(SimulatedAccount account, Topology topology) throws Exception {
        Health health = new Health(HealthRules.all());
        Observations seen =
                show("ask for the health", () -> new Observers(account).observe(topology));
        Callable<HealthReport> assess =
                () ->
                        health.assess(
                                new Situation(
                                        topology,
                                        seen,
                                        HealthSettings.USUAL,
                                        account.clock().instant()));
        HealthReport report = show("health (goal 1,000 ms)", assess);
        System.out.printf("   %s of %,d%n", report.counts(), report.resources().size());
        // The worst day: everything that can run is down.
        account.faults().disaster("killed-tasks").disaster("full-storage");
        Topology ill = Topology.of(ManyStacks.discover(account));
        account.faults().clear();
        HealthReport bad =
                show(
                        "health when all is down (goal 1,000 ms)",
                        () ->
                                health.assess(
                                        new Situation(
                                                ill,
                                                seen,
                                                HealthSettings.USUAL,
                                                account.clock().instant())));
        System.out.printf("   %s, %,d causes%n", bad.counts(), bad.problems().size());
    }

    private static void draw(Topology topology, ViewKind view) throws Exception {
        Callable<Diagram> project = () -> Views.project(topology, view, ViewOptions.DEFAULT);
        Diagram diagram = project.call();
        String what = view.key() + ", collapsed to " + diagram.nodes().count() + " nodes";
        // A layout of its own each turn: its cache would answer the second.
        show(what + ", first", () -> new PlantUmlLayout().draw(project.call()));
        Usage[] turns = new Usage[WARM_TURNS];
        for (int i = 0; i < WARM_TURNS; i++) {
            turns[i] = Usage.of(() -> new PlantUmlLayout().draw(project.call())).usage();
        }
        print(what + ", warm (goal 2,000 ms)", Usage.median(turns));
    }

    private static <T> T show(String stage, Callable<T> work) throws Exception {
        Measured<T> measured = Usage.of(work);
        print(stage, measured.usage());
        return measured.result();
    }

    private static void print(String stage, Usage usage) {
        System.out.printf(
                "   %-56s %,8.0f ms wall %,8.0f ms cpu%n", stage, usage.wall(), usage.cpu());
    }
}
