package io.stratoscope.bench;

import io.stratoscope.diagram.Diagram;
import io.stratoscope.diagram.ViewKind;
import io.stratoscope.diagram.plantuml.PlantUmlLayout;
import io.stratoscope.diagram.view.ViewOptions;
import io.stratoscope.diagram.view.Views;
import io.stratoscope.discovery.Discovery;
import io.stratoscope.discovery.DiscoveryRequest;
import io.stratoscope.job.Jobs;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Discover, topology, JSON and diagram of many Immich-shaped stacks: time and bytes a resource. */
final class ScaleBench {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private ScaleBench() {}

    public static void main(String[] arguments) throws Exception {
        int stacks = Integer.parseInt(arguments[0]);
        long empty = usedBytes();
        SimulatedAccount account =
                time("build the account", 0, () -> SimulatedAccount.synthetic(CLOCK, stacks));
        long withAccount = usedBytes();
        try (Jobs jobs = new Jobs(CLOCK)) {
            Snapshot snapshot =
                    time(
                            "discover",
                            stacks,
                            () ->
                                    jobs.start(
                                                    "discover",
                                                    context ->
                                                            new Discovery(account, CLOCK)
                                                                    .run(
                                                                            new DiscoveryRequest(
                                                                                    Scope.project(
                                                                                            "immich"),
                                                                                    account
                                                                                            .regions(),
                                                                                    Optional
                                                                                            .empty()),
                                                                            context))
                                            .await());
            long withSnapshot = usedBytes();
            int resources = snapshot.resources().size();
            Topology topology = time("topology", resources, () -> Topology.of(snapshot));
            long withTopology = usedBytes();
            Path file = Files.createTempFile("bench", ".json");
            time("json", resources, () -> write(snapshot, file));
            System.out.printf(
                    "   %,d resources, %,d relations, %,d API calls (%.3f a resource), %,d bytes of JSON%n",
                    resources,
                    snapshot.relations().size(),
                    account.meter().calls(),
                    (double) account.meter().calls() / resources,
                    Files.size(file));
            System.out.printf(
                    "   bytes a resource: account %,d, snapshot %,d, topology %,d, JSON %,d%n",
                    (withAccount - empty) / resources,
                    (withSnapshot - withAccount) / resources,
                    (withTopology - withSnapshot) / resources,
                    Files.size(file) / resources);
            Files.delete(file);
            PlantUmlLayout layout = new PlantUmlLayout();
            for (ViewKind view : List.of(ViewKind.ALL, ViewKind.NETWORK)) {
                Diagram diagram =
                        time(
                                "project " + view.key(),
                                resources,
                                () -> Views.project(topology, view, ViewOptions.DEFAULT));
                time(
                        "draw " + view.key() + " (" + diagram.nodes().count() + " nodes)",
                        resources,
                        () -> layout.draw(diagram));
            }
        }
    }

    private static Path write(Snapshot snapshot, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            SnapshotCodec.write(snapshot, writer);
        }
        return file;
    }

    private static <T> T time(String stage, int resources, Callable<T> body) throws Exception {
        long start = System.nanoTime();
        T result = body.call();
        long nanos = System.nanoTime() - start;
        System.out.printf(
                "   %-28s %8.0f ms%s%n",
                stage,
                nanos / 1e6,
                resources > 0
                        ? String.format("  %7.1f µs a resource", nanos / 1e3 / resources)
                        : "");
        return result;
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
