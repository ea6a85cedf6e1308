package io.stratoscope.backup.restore;

/** How much is restored. */
public enum RestoreKind {
    /** The database and the files. */
    TOTAL,
    /** The files alone. */
    FILES,
    /** The database alone. */
    DATABASE,
    /** The files of one folder that are missing in the file system that there is. */
    FOLDER;

    /** Whether a database is made. */
    boolean hasDatabase() {
        return switch (this) {
            case TOTAL, DATABASE -> true;
            case FILES, FOLDER -> false;
        };
    }

    /** Whether a file system is made. */
    boolean hasFiles() {
        return switch (this) {
            case TOTAL, FILES -> true;
            case DATABASE, FOLDER -> false;
        };
    }
}
