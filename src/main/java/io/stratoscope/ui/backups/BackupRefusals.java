package io.stratoscope.ui.backups;

import io.stratoscope.backup.BackupException;
import io.stratoscope.backup.BackupTarget;
import io.stratoscope.backup.drill.DrillException;
import io.stratoscope.backup.restore.RestoreException;
import io.stratoscope.provision.plan.PlanException;
import io.stratoscope.provision.plan.UnreadException;
import io.stratoscope.store.FileException;
import io.stratoscope.ui.control.Advice;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;

/** What a backup may be refused, in words. */
final class BackupRefusals {

    private BackupRefusals() {}

    /** What happened and what to do; empty for a mistake of the program. */
    static Optional<String> words(RuntimeException thrown) {
        return switch (thrown) {
            case BackupException e ->
                    Optional.of(sentence(e.getMessage()) + " " + Advice.toDo(e.failure()));
            case RestoreException e -> Optional.of(sentence(e.getMessage()));
            case BackupTarget.NoTargetException e -> Optional.of(sentence(e.getMessage()));
            case DrillException e -> Optional.of(sentence(e.getMessage()));
            case PlanException e -> Optional.of(sentence(e.getMessage()));
            case UnreadException e -> Optional.of(Advice.sentences(e.failure()));
            case FileException e -> Optional.of(sentence(e.getMessage()));
            default -> Optional.empty();
        };
    }

    /** With a capital and a full stop. */
    static String sentence(@Nullable String message) {
        String words = String.valueOf(message);
        return words.substring(0, 1).toUpperCase(Locale.ROOT)
                + words.substring(1)
                + (words.endsWith(".") ? "" : ".");
    }
}
