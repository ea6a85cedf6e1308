package io.stratoscope.simulator;

/**
 * Why an execution comes to no good end, and how far it comes.
 *
 * @param prepared whether it comes as far as to copy
 * @param part how much of the transfer is done then: 0 to 1
 * @param detail in DataSync's words
 */
record DataSyncTrouble(boolean prepared, double part, String detail) {

    /** A location is not there; as the user guide has it for file systems that cannot be mounted. */
    static DataSyncTrouble unreachable(String location) {
        return new DataSyncTrouble(
                false,
                0,
                "Task failed to access location "
                        + SimulatedDataSync.lastPart(location)
                        + ": x40016: mount.nfs: Connection timed out");
    }
}
