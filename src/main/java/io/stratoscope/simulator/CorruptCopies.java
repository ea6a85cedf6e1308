package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.StoredFile;

import java.time.Instant;

/** Originals are as long and as old as they were, and something else is in them. */
final class CorruptCopies implements BackupFault {

    static final String NAME = "corrupt-copies";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "a third of the originals in the backup bucket is damaged, which no list shows";
    }

    @Override
    public FileTree copies(FileTree files, Instant since) {
        return Originals.with(files, file -> file.map(StoredFile::corrupted));
    }
}
