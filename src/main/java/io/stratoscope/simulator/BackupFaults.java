package io.stratoscope.simulator;

import io.stratoscope.simulator.photos.FileTree;

import software.amazon.awssdk.core.SdkRequest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The faults of backups that there are. */
final class BackupFaults {

    /** All of them: a new one is one class and one line here. */
    static final List<BackupFault> ALL =
            List.of(
                    new CorruptCopies(),
                    new FailingCopy(),
                    new LateDatabase(),
                    new LockedBackups(),
                    new MissingCopies(),
                    new MissingLogGroup(),
                    new OwnerlessCopies());

    private BackupFaults() {}

    private static Stream<BackupFault> on(AccountState account) {
        Set<String> names = account.faults().disasters();
        return names.isEmpty()
                ? Stream.empty()
                : ALL.stream().filter(fault -> names.contains(fault.name()));
    }

    /** What DataSync copied into a bucket, as it is found there now. */
    static FileTree copies(FileTree files, AccountState account) {
        FileTree found = files;
        for (BackupFault fault : on(account).toList()) {
            found = fault.copies(found, Disasters.since(fault.name(), account));
        }
        return found;
    }

    /** What becomes of an execution that begins at a time. */
    static Optional<DataSyncTrouble> trouble(Instant start, AccountState account) {
        return on(account)
                .filter(fault -> !start.isBefore(Disasters.since(fault.name(), account)))
                .flatMap(fault -> fault.trouble().stream())
                .findFirst();
    }

    /** Whether the execution of a night was there. */
    static boolean ran(Instant start, AccountState account) {
        return on(account)
                .allMatch(fault -> fault.ran(start, Disasters.since(fault.name(), account)));
    }

    /** Whether RDS cannot use its keys for backups and restores. */
    static boolean lockBackups(AccountState account) {
        return on(account).anyMatch(BackupFault::locksBackups);
    }

    /** An answer as it is while those that are on last. */
    static Object shown(SdkRequest request, Object answer, AccountState account) {
        Object shown = answer;
        for (BackupFault fault : on(account).toList()) {
            shown = fault.shown(request, shown, account);
        }
        return shown;
    }
}
