package io.stratoscope.simulator.photos;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files by their paths, which begin with a slash. Never changes: what changes is another tree. */
public final class FileTree {

    /** No file. */
    public static final FileTree EMPTY = new FileTree(new TreeMap<>());

    private final SortedMap<String, StoredFile> files;

    private FileTree(SortedMap<String, StoredFile> files) {
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * These files.
     *
     * @throws IllegalArgumentException where a path does not begin with a slash
     */
    public static FileTree of(Map<String, StoredFile> files) {
        files.keySet()
                .forEach(path -> {
                    if (!path.startsWith("/")) {
                        throw new IllegalArgumentException("no path: " + path);
                    }
                });
        return new FileTree(new TreeMap<>(files));
    }

    /** In the order of their paths. */
    public SortedMap<String, StoredFile> files() {
        return files;
    }

    public Optional<StoredFile> get(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** How much is in all of them together. */
    public long bytes() {
        return files.values().stream().mapToLong(StoredFile::size).sum();
    }

    /** With another file, or another in its place. */
    public FileTree with(String path, StoredFile file) {
        TreeMap<String, StoredFile> more = new TreeMap<>(files);
        more.put(path, file);
        return of(more);
    }

    public FileTree without(String path) {
        TreeMap<String, StoredFile> fewer = new TreeMap<>(files);
        fewer.remove(path);
        return new FileTree(fewer);
    }

    /** With all of another's; the other's where both have one. */
    public FileTree with(FileTree others) {
        TreeMap<String, StoredFile> more = new TreeMap<>(files);
        more.putAll(others.files);
        return new FileTree(more);
    }

    /**
     * What is in a folder, by its path from there.
     *
     * @param folder begins and ends with a slash; a slash is all of them
     */
    public FileTree in(String folder) {
        TreeMap<String, StoredFile> inside = new TreeMap<>();
        for (Map.Entry<String, StoredFile> file : files.tailMap(folder).entrySet()) {
            if (!file.getKey().startsWith(folder)) {
                break;
            }
            inside.put(file.getKey().substring(folder.length() - 1), file.getValue());
        }
        return new FileTree(inside);
    }

    /**
     * What is not in a folder.
     *
     * @param folder begins and ends with a slash
     */
    public FileTree outside(String folder) {
        TreeMap<String, StoredFile> others = new TreeMap<>(files);
        others.keySet().removeIf(path -> path.startsWith(folder));
        return new FileTree(others);
    }

    /**
     * The same, put into a folder.
     *
     * @param folder begins and ends with a slash; a slash is where they are
     */
    public FileTree into(String folder) {
        TreeMap<String, StoredFile> moved = new TreeMap<>();
        files.forEach(
                (path, file) -> moved.put(folder.substring(0, folder.length() - 1) + path, file));
        return new FileTree(moved);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileTree tree && tree.files.equals(files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    @Override
    public String toString() {
        return files.size() + " files";
    }
}
