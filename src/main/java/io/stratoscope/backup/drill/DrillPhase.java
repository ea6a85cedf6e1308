package io.stratoscope.backup.drill;

/** What a drill does, one after the other. */
public enum DrillPhase {
    /** Looks whether it could work, before a cent is spent. */
    PREFLIGHT("Preflight"),
    /** Makes network, database, file system, cache and load balancer of its own. */
    BUILD("Build"),
    /** Copies the files out of the backup's bucket. */
    FILES("Restore files"),
    /** Starts the application on what was restored. */
    START("Start"),
    /** Asks the application, over HTTP. */
    PROVE("Prove"),
    /** Removes all that it made, and looks whether it is gone. */
    TEAR_DOWN("Tear down");

    private final String words;

    DrillPhase(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
