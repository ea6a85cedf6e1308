package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;

import java.time.Instant;
import java.util.Optional;

/** Somebody deleted originals out of the bucket. */
final class MissingCopies implements BackupFault {

    static final String NAME = "missing-copies";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "a third of the originals is missing in the backup bucket";
    }

    @Override
    public FileTree copies(FileTree files, Instant since) {
        return Originals.with(files, _ -> Optional.empty());
    }
}
