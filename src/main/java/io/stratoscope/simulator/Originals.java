package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.StoredFile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The originals among copied files, and a part of them that is always the same. */
final class Originals {

    private static final String FOLDER = "/upload/";
    private static final String MARKER = "/.immich";

    /** One of so many is struck: enough for a small sample to find one. */
    private static final int ONE_OF = 3;

    private Originals() {}

    /**
     * With some of the originals otherwise.
     *
     * @param struck what becomes of one; empty: it is gone
     */
    static FileTree with(FileTree files, UnaryOperator<Optional<StoredFile>> struck) {
        Map<String, StoredFile> all = new HashMap<>();
        files.files()
                .forEach((path, file) -> {
                    Optional<StoredFile> is = Optional.of(file);
                    (isStruck(path, file) ? struck.apply(is) : is)
                            .ifPresent(each -> all.put(path, each));
                });
        return FileTree.of(all);
    }

    private static boolean isStruck(String path, StoredFile file) {
        return path.contains(FOLDER)
                && !path.endsWith(MARKER)
                && Math.floorMod(file.seed(), ONE_OF) == 0;
    }
}
