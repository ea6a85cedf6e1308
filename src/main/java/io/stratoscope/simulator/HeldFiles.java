package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;

import java.util.Map;
import java.util.TreeMap;

/** What was copied into file systems or buckets, by their names. Under the account's lock only. */
final class HeldFiles {

    private final Map<String, FileTree> held = new TreeMap<>();

    /** All that is in one. */
    FileTree of(String name) {
        return held.getOrDefault(name, FileTree.EMPTY);
    }

    /** Files come in, over those with the same paths. */
    void add(String name, FileTree files) {
        held.merge(name, files, FileTree::with);
    }

    /** Nothing is in it but these. */
    void replace(String name, FileTree files) {
        held.put(name, files);
    }

    /** It is gone, with all that was in it. */
    void forget(String name) {
        held.remove(name);
    }
}
