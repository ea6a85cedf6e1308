package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;

import software.amazon.awssdk.core.SdkRequest;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is wrong with the backups of an account, and that nobody sees before they are needed. Like a {@link Disaster} it
 * changes no state: once it is switched off, the backups are whole again; what was restored meanwhile stays as it is. One class each,
 * listed in {@link BackupFaults}.
 */
interface BackupFault {

    /** What it is called: {@code missing-copies}. */
    String name();

    /** One line: what is wrong. */
    String about();

    /**
     * What DataSync copied into a bucket, as it is found there.
     *
     * @param files as they were copied, by their paths in the bucket
     * @param since when the fault was switched on
     */
    default FileTree copies(FileTree files, Instant since) {
        return files;
    }

    /** What becomes of DataSync's executions; empty where they go on as ever. */
    default Optional<DataSyncTrouble> trouble() {
        return Optional.empty();
    }

    /**
     * Whether the execution of a night was there.
     *
     * @param since when the fault was switched on
     */
    default boolean ran(Instant start, Instant since) {
        return true;
    }

    /** Whether RDS can use its keys for backups and restores. */
    default boolean locksBackups() {
        return false;
    }

    /**
     * An answer as it is while the fault lasts.
     *
     * @param request what was asked
     * @param answer of any operation; the same comes back where it has nothing to do with it
     * @throws RuntimeException AWS's error where what was asked about is not there
     */
    default Object shown(SdkRequest request, Object answer, AccountState account) {
        return answer;
    }
}
