package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.StoredFile;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Something copied the objects and left their metadata behind: whose files they were is no longer known. */
final class OwnerlessCopies implements BackupFault {

    static final String NAME = "ownerless-copies";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "owners and permissions of the files in the backup bucket are lost";
    }

    @Override
    public FileTree copies(FileTree files, Instant since) {
        Map<String, StoredFile> all = new HashMap<>();
        files.files().forEach((path, file) -> all.put(path, file.owned(S3Copies.NOBODY)));
        return FileTree.of(all);
    }
}
