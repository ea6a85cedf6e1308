package io.stratoscope.bench;

import io.stratoscope.backup.proof.InventoryComparison;
import io.stratoscope.backup.proof.InventoryEntry;
import io.stratoscope.backup.proof.InventorySort;
import io.stratoscope.bench.Usage.Measured;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/** Comparing inventories of a million files, of which one in a thousand is missing, another one and a third otherwise. */
final class InventoryBench {

    private static final int FILES = 1_000_000;
    private static final int STRIDE = 1000;
    private static final int TURNS = 5;

    /** Coprime to the count: all of them, and in no order. */
    private static final long STEP = 618_033;

    private InventoryBench() {}

    public static void main(String[] arguments) throws Exception {
        Usage[] turns = new Usage[TURNS];
        for (int i = 0; i < TURNS; i++) {
            Measured<InventoryComparison> measured =
                    Usage.of(() ->
                            InventoryComparison.of(new Inventory(false), new Inventory(true)));
            turns[i] = measured.usage();
            checked(measured.result());
        }
        print("compare, both sorted, first", turns[0]);
        print("… and median of " + TURNS, Usage.median(turns));
        Path folder = Files.createTempDirectory("stratoscope-bench");
        print(
                "sort one on disk, and compare",
                Usage.of(
                                () -> {
                                    try (InventorySort sort = new InventorySort(folder)) {
                                        for (long i = 0; i < FILES; i++) {
                                            sort.add(entry((int) (i * STEP % FILES)));
                                        }
                                        return InventoryComparison.of(
                                                sort.sorted(), new Inventory(true));
                                    }
                                })
                        .usage());
        Files.delete(folder);
    }

    /** By Immich's paths, which begin with the first letters of the id. */
    private static InventoryEntry entry(int number) {
        long hash = new SplittableRandom(number).nextLong();
        return new InventoryEntry(
                "/immich/upload/5e3c5b3e-1a54-4b51-9c1d-2b8f1a6f7c11/%08d.jpg".formatted(number),
                hash & 0xffffff,
                Long.toHexString(hash),
                "1000:1000 0644");
    }

    private static void checked(InventoryComparison result) {
        int few = FILES / STRIDE;
        if (result.alike() != FILES - 3L * few
                || result.absent() != few
                || result.additional() != few
                || result.otherwise() != few) {
            throw new IllegalStateException(result.toString());
        }
    }

    private static void print(String what, Usage usage) {
        System.out.printf(
                "   %-56s %,8.0f ms wall %,8.0f ms cpu%n", what, usage.wall(), usage.cpu());
    }

    /** All in order, made as they are read. */
    private static final class Inventory implements Iterator<InventoryEntry> {
        private final boolean found;
        private int next;

        Inventory(boolean found) {
            this.found = found;
            skip();
        }

        /** Of each thousand, the first is only expected, and the second only found. */
        private void skip() {
            while (next < FILES && next % STRIDE == (found ? 0 : 1)) {
                next++;
            }
        }

        @Override
        public boolean hasNext() {
            return next < FILES;
        }

        @Override
        public InventoryEntry next() {
            if (next >= FILES) {
                throw new NoSuchElementException();
            }
            InventoryEntry entry = entry(next);
            boolean other = found && next % STRIDE == 2;
            next++;
            skip();
            return other
                    ? new InventoryEntry(entry.path(), entry.size(), "other", entry.owner())
                    : entry;
        }
    }
}
