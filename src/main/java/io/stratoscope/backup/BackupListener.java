package io.stratoscope.backup;

/** Is told how far a backup is; called on the thread that does it, after each look at AWS. */
public interface BackupListener extends CopyListener {

    /** The database snapshot is so far. */
    void database(DatabaseCopy copy);
}
