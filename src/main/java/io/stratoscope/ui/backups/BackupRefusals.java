package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupException;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.restore.RestoreException;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.control.Advice;

import java.util.Locale;
import java.util.Optional;

/** What a backup may be refused, in words. */
final class BackupRefusals {

    private BackupRefusals() {}

    /** What happened and what to do; empty for a mistake of the program. */
    static Optional<String> words(RuntimeException thrown) {
        return switch (thrown) {
            case BackupException e -> {
                String message = String.valueOf(e.getMessage());
                yield Optional.of(
                        message.substring(0, 1).toUpperCase(Locale.ROOT)
                                + message.substring(1)
                                + (message.endsWith(".") ? " " : ". ")
                                + Advice.toDo(e.failure()));
            }
            case RestoreException e -> Optional.of(String.valueOf(e.getMessage()));
            case BackupTarget.NoTargetException e -> Optional.of(String.valueOf(e.getMessage()));
            case FileException e -> Optional.of(String.valueOf(e.getMessage()));
            default -> Optional.empty();
        };
    }
}
