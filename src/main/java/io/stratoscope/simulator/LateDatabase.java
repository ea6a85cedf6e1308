package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;
import io.stratoscope.simulator.photos.StoredFile;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The files were copied for the last time two days before the database was: rows tell of files that no backup has. */
final class LateDatabase implements BackupFault {

    static final String NAME = "late-database";

    private static final Duration AGO = Duration.ofDays(2);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "the backups of the database are newer than those of the files, by two days";
    }

    @Override
    public FileTree copies(FileTree files, Instant since) {
        Instant last = since.minus(AGO);
        Map<String, StoredFile> all = new HashMap<>();
        files.files()
                .forEach((path, file) -> {
                    if (!file.modified().isAfter(last)) {
                        all.put(path, file);
                    }
                });
        return FileTree.of(all);
    }

    @Override
    public boolean ran(Instant start, Instant since) {
        return !start.isAfter(since.minus(AGO));
    }
}
