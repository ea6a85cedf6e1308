package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.LibraryRows;
import io.stratoscope.simulator.photos.StoredFile;

import software.amazon.awssdk.services.rds.model.DBCluster;

import java.util.Optional;

/** What the databases and file systems of one region hold, as a server sees it that works with them. Under the account's lock only. */
interface ImmichContent {

    /** What the database of a cluster says. */
    LibraryRows rows(DBCluster cluster);

    /** Whether a secret, by its ARN, holds the password of a cluster. */
    boolean opens(DBCluster cluster, String secret);

    /**
     * A file.
     *
     * @param path from the root of the file system; begins with a slash
     */
    Optional<StoredFile> file(String fileSystem, String path);

    /** How much is in a file system. */
    long bytes(String fileSystem);
}
