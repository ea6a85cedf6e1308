package io.stratoscope.simulator.immich;

import io.stratoscope.simulator.photos.LibraryRows;
import io.stratoscope.simulator.photos.StoredFile;

import java.time.Instant;
import java.util.Optional;

/** One running server: what it works with, at the moment in which it is asked. */
public interface Immich {

    /** As the tag of its image says it, without the v: {@code 2.7.5}. */
    String version();

    /** When that is. */
    Instant now();

    /** What its database says; empty where the database does not answer. */
    Optional<LibraryRows> rows();

    /** A file of its media folder, by its path from there: {@code /upload/…}. */
    Optional<StoredFile> file(String path);

    /** How much is in its media folder. */
    long bytes();

    /** Where its media folder is in the container. */
    String mediaFolder();

    /** Whether its database says that it is being maintained: nobody but its administrator is let in. */
    boolean isInMaintenance();

    /** Begins or ends that. */
    void maintain(boolean on);
}
