package io.stratoscope.backup.restore;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody wants to have restored.
 *
 * @param restorePoint its id; empty: the newest good one
 * @param toTime the database as it was then, in place of a snapshot
 * @param folder for {@link RestoreKind#FOLDER}: which, as the application sees it: {@code /upload/alice}
 * @param overwrite for {@link RestoreKind#FOLDER}: whether files that are there and differ are replaced
 * @param switches whether services go over to what was made though what they use is still there; where that is gone they always do
 * @param resetPassword whether the restored database gets a new password, which is put into its secret
 */
public record RestoreRequest(
        RestoreKind kind,
        Optional<String> restorePoint,
        Optional<Instant> toTime,
        Optional<String> folder,
        boolean overwrite,
        boolean switches,
        boolean resetPassword) {

    /** Of this kind, from the newest good restore point, without anything further. */
    public static RestoreRequest of(RestoreKind kind) {
        return new RestoreRequest(
                kind, Optional.empty(), Optional.empty(), Optional.empty(), false, false, false);
    }
}
