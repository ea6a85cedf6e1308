package io.stratoscope.bench;

import io.stratoscope.bench.Usage.Measured;
import io.stratoscope.json.SnapshotCodec;
import io.stratoscope.model.Snapshot;
import io.stratoscope.simulator.SimulatedAccount;
import io.stratoscope.topology.Topology;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Discover, topology and JSON of many stacks: time, bytes and calls a resource. Small accounts are over before the JIT
 * compiler is done, so the same JVM does a small one many times first, and the figures are medians of several turns.
 */
final class ScaleBench {

    private static final int WARM_UP_STACKS = 4;
    private static final int WARM_UP_TURNS = 25;

    /** Memory is measured over at least so many, by several copies of the small ones. */
    private static final int MEASURED_RESOURCES = 20_000;

    private final SimulatedAccount account;
    private final Path file;

    private ScaleBench(SimulatedAccount account, Path file) {
        this.account = account;
        this.file = file;
    }

    /** What one turn took, stage by stage. */
    private record Turn(Usage discover, Usage topology, Usage write, Usage read, long calls) {}

    /** Arguments: stacks, turns, file for the figures. */
    public static void main(String[] arguments) throws Exception {
        int stacks = Integer.parseInt(arguments[0]);
        int turns = Integer.parseInt(arguments[1]);
        Path file = Files.createTempFile("stratoscope-bench", ".json");
        try {
            ScaleBench small = new ScaleBench(ManyStacks.build(WARM_UP_STACKS), file);
            for (int i = 0; i < WARM_UP_TURNS; i++) {
                small.turn();
            }
            ScaleBench bench = new ScaleBench(ManyStacks.build(stacks), file);
            Figures figures = bench.times(turns);
            bench.memory(figures);
            figures.write(Path.of(arguments[2]));
        } finally {
            Files.delete(file);
        }
    }

    private Figures times(int count) throws Exception {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            turns.add(turn());
        }
        Figures figures = Figures.none();
        put(figures, "discover", turns.stream().map(Turn::discover).toArray(Usage[]::new));
        put(figures, "topology", turns.stream().map(Turn::topology).toArray(Usage[]::new));
        put(figures, "write JSON", turns.stream().map(Turn::write).toArray(Usage[]::new));
        put(figures, "read JSON", turns.stream().map(Turn::read).toArray(Usage[]::new));
        figures.put("calls", (double) turns.getLast().calls());
        return figures;
    }

    private static void put(Figures figures, String stage, Usage... turns) {
        Usage median = Usage.median(turns);
        figures.put(stage + " wall", median.wall());
        figures.put(stage + " cpu", median.cpu());
    }

    private Turn turn() throws Exception {
        long calls = account.meter().calls();
        Measured<Snapshot> snapshot = alone(() -> ManyStacks.discover(account));
        calls = account.meter().calls() - calls;
        Measured<Topology> topology = alone(() -> Topology.of(snapshot.result()));
        Measured<Path> written = alone(() -> write(snapshot.result()));
        Measured<Snapshot> read = alone(this::read);
        if (!read.result().equals(topology.result().snapshot())) {
            throw new IllegalStateException("what was read is not what was written");
        }
        return new Turn(snapshot.usage(), topology.usage(), written.usage(), read.usage(), calls);
    }

    /** Each stage starts with an empty nursery, and pays for its own garbage only. */
    private static <T> Measured<T> alone(Callable<T> work) throws Exception {
        System.gc();
        return Usage.of(work);
    }

    private void memory(Figures figures) throws Exception {
        Snapshot snapshot = sizes(figures);
        int copies = Math.max(1, MEASURED_RESOURCES / snapshot.resources().size());
        figures.put("snapshot bytes", bytes(copies, () -> ManyStacks.discover(account)));
        figures.put("topology bytes", bytes(copies, () -> Topology.of(snapshot)));
        figures.put("read bytes", bytes(copies, this::read));
    }

    private Snapshot sizes(Figures figures) throws IOException {
        Snapshot snapshot = read();
        figures.put("resources", snapshot.resources().size());
        figures.put("relations", snapshot.relations().size());
        figures.put("JSON bytes", (double) Files.size(file));
        return snapshot;
    }

    /** The heap that one such thing takes; several are made, so that what comes and goes beside them hardly counts. */
    private static double bytes(int copies, Callable<?> make) throws Exception {
        List<Object> made = new ArrayList<>();
        long before = Usage.heap();
        for (int i = 0; i < copies; i++) {
            made.add(make.call());
        }
        long bytes = Usage.heap() - before;
        return (double) bytes / made.size();
    }

    private Path write(Snapshot snapshot) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            SnapshotCodec.write(snapshot, writer);
        }
        return file;
    }

    private Snapshot read() throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return SnapshotCodec.read(reader);
        }
    }
}
