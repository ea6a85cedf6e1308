package io.stratoscope.simulator;

import software.amazon.awssdk.services.datasync.model.TaskExecutionStatus;

import java.time.Duration;
import java.time.Instant;

/**
 * When an execution is in which phase. In Basic mode one comes after the other: all is prepared before the first file is
 * copied, and all is copied before the first is verified.
 */
record DataSyncPhases(
        Instant launching,
        Instant preparing,
        Instant transferring,
        Instant verifying,
        Instant end) {

    private static final Duration LAUNCH = Duration.ofSeconds(45);
    private static final Duration SCAN = Duration.ofSeconds(15);
    private static final long SCANNED_A_SECOND = 400;
    private static final long COPIED_A_SECOND = 120;
    private static final long BYTES_A_MILLI = 90_000;
    private static final long MILLIS = 1000;
    private static final Duration FIRST_FILE = Duration.ofSeconds(2);
    private static final long VERIFIED_A_SECOND = 600;

    /**
     * How long that takes.
     *
     * @param begin when it is its turn
     * @param takesTime without, all is over at once
     */
    static DataSyncPhases of(DataSyncCopy copy, Instant begin, boolean takesTime) {
        if (!takesTime) {
            return new DataSyncPhases(begin, begin, begin, begin, begin);
        }
        long scanned = (long) copy.wanted().files().size() + copy.present().files().size();
        long files = copy.transferred().files().size();
        Instant preparing = begin.plus(LAUNCH);
        Instant transferring = preparing.plus(SCAN).plusSeconds(scanned / SCANNED_A_SECOND);
        Instant verifying =
                transferring
                        .plus(FIRST_FILE)
                        .plusMillis(
                                files * MILLIS / COPIED_A_SECOND
                                        + copy.transferred().bytes() / BYTES_A_MILLI);
        long verified =
                switch (copy.verify()) {
                    case NONE -> 0;
                    case ONLY_FILES_TRANSFERRED -> files;
                    case POINT_IN_TIME_CONSISTENT, UNKNOWN_TO_SDK_VERSION -> scanned;
                };
        return new DataSyncPhases(
                begin,
                preparing,
                transferring,
                verifying,
                verifying.plus(SCAN).plusSeconds(verified / VERIFIED_A_SECOND));
    }

    /** When an execution stops that has trouble. */
    Instant stopped(DataSyncTrouble trouble) {
        return trouble.prepared()
                ? transferring.plus(
                        Duration.ofMillis(
                                (long)
                                        (Duration.between(transferring, verifying).toMillis()
                                                * trouble.part())))
                : transferring;
    }

    /** Which phase a time is in, as long as it is not over. */
    TaskExecutionStatus at(Instant now) {
        if (now.isBefore(launching)) {
            return TaskExecutionStatus.QUEUED;
        }
        if (now.isBefore(preparing)) {
            return TaskExecutionStatus.LAUNCHING;
        }
        if (now.isBefore(transferring)) {
            return TaskExecutionStatus.PREPARING;
        }
        return now.isBefore(verifying)
                ? TaskExecutionStatus.TRANSFERRING
                : TaskExecutionStatus.VERIFYING;
    }

    /** How much of the transfer is done: 0 to 1. */
    double transferred(Instant now) {
        if (!now.isBefore(verifying)) {
            return 1;
        }
        return now.isAfter(transferring)
                ? (double) Duration.between(transferring, now).toMillis()
                        / Duration.between(transferring, verifying).toMillis()
                : 0;
    }
}
