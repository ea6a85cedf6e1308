package io.stratoscope.backup.proof;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Sorts an inventory that comes in whatever order and does not fit into memory: sorted runs go to files, and are merged when they are
 * read.
 */
public final class InventorySort implements AutoCloseable {

    private static final int RUN = 50_000;

    private final Path folder;
    private final int run;
    private final List<InventoryEntry> waiting = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Run> open = new ArrayList<>();

    /**
     * @param folder where the files are until this is closed; there already
     */
    public InventorySort(Path folder) {
        this(folder, RUN);
    }

    InventorySort(Path folder, int run) {
        this.folder = folder;
        this.run = run;
    }

    /**
     * Adds one.
     *
     * @throws UncheckedIOException where the disk is full, or cannot be written
     */
    public void add(InventoryEntry entry) {
        waiting.add(entry);
        if (waiting.size() == run) {
            write();
        }
    }

    private void write() {
        waiting.sort(InventoryEntry.BY_PATH);
        try {
            Path file = Files.createTempFile(folder, "inventory", ".run");
            files.add(file);
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                for (InventoryEntry entry : waiting) {
                    out.writeUTF(entry.path());
                    out.writeLong(entry.size());
                    out.writeUTF(entry.checksum());
                    out.writeUTF(entry.owner());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the inventory cannot be sorted in " + folder + ": make room there", e);
        }
        waiting.clear();
    }

    /** All that were added, by path; to be read once, before this is closed. */
    public Iterator<InventoryEntry> sorted() {
        if (files.isEmpty()) {
            waiting.sort(InventoryEntry.BY_PATH);
            return List.copyOf(waiting).iterator();
        }
        if (!waiting.isEmpty()) {
            write();
        }
        PriorityQueue<Run> next =
                new PriorityQueue<>((left, right) ->
                        InventoryEntry.BY_PATH.compare(left.current, right.current));
        for (Path file : files) {
            Run begun = new Run(file);
            open.add(begun);
            next.add(begun);
        }
        return new Merged(next);
    }

    /** Removes the files. */
    @Override
    public void close() {
        try {
            for (Run each : open) {
                each.in.close();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The smallest of all runs next. */
    private record Merged(PriorityQueue<Run> runs) implements Iterator<InventoryEntry> {
        @Override
        public boolean hasNext() {
            return !runs.isEmpty();
        }

        @Override
        public InventoryEntry next() {
            Run smallest = runs.poll();
            if (smallest == null) {
                throw new NoSuchElementException();
            }
            InventoryEntry entry = smallest.current;
            if (smallest.advance()) {
                runs.add(smallest);
            }
            return entry;
        }
    }

    /** A file that is read; it has at least one. */
    private static final class Run {
        private final DataInputStream in;
        private InventoryEntry current;

        Run(Path file) {
            try {
                in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
                current = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private InventoryEntry read() throws IOException {
            return new InventoryEntry(in.readUTF(), in.readLong(), in.readUTF(), in.readUTF());
        }

        boolean advance() {
            try {
                in.mark(1);
                if (in.read() < 0) {
                    return false;
                }
                in.reset();
                current = read();
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
