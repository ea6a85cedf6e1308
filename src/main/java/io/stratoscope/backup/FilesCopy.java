package io.stratoscope.backup;

import io.stratoscope.model.Arn;

import java.time.Instant;
import java.util.Optional;

/**
 * An execution of the DataSync task that copies the files.
 *
 * @param status {@code QUEUED}, {@code TRANSFERRING}, {@code SUCCESS}, …: as DataSync has it
 * @param begin when it was its turn; for one that still waits, when it was asked for
 * @param files how many were copied
 * @param filesToCopy how many there were to copy; empty until that is known
 * @param bytes how many were copied
 * @param bytesToCopy how many there were to copy; empty until that is known
 * @param prepare how the phase went, as DataSync has it; empty before the end
 * @param transfer the same
 * @param verify the same
 * @param error DataSync's words for what went wrong
 * @param partial whether it was limited to a part of the files
 * @param restorePoint the value of the tag that pairs it with a database
 */
public record FilesCopy(
        Arn execution,
        String status,
        Instant begin,
        Optional<Instant> end,
        long files,
        Optional<Long> filesToCopy,
        long bytes,
        Optional<Long> bytesToCopy,
        Optional<String> prepare,
        Optional<String> transfer,
        Optional<String> verify,
        Optional<String> error,
        boolean partial,
        Optional<String> restorePoint) {

    static final String SUCCESS = "SUCCESS";
    static final String ERROR = "ERROR";
    static final String QUEUED = "QUEUED";
    static final String TRANSFERRING = "TRANSFERRING";

    /** Whether it is over, well or not. */
    public boolean isOver() {
        return isOver(status);
    }

    static boolean isOver(String status) {
        return SUCCESS.equals(status) || ERROR.equals(status);
    }

    /** Whether all files came over and no phase complained. */
    public boolean isWhole() {
        return isPartWhole() && !partial;
    }

    /** The same of one that was limited to a part of the files. */
    public boolean isPartWhole() {
        return SUCCESS.equals(status)
                && !ERROR.equals(prepare.orElse(SUCCESS))
                && !ERROR.equals(transfer.orElse(SUCCESS))
                && !ERROR.equals(verify.orElse(SUCCESS));
    }

    /** Its id, the last part of its ARN. */
    public String id() {
        String arn = execution.toString();
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** What is wrong with one that is over, in one line; empty where nothing is. */
    public Optional<String> problem() {
        if (!isOver() || isWhole()) {
            return Optional.empty();
        }
        if (partial && SUCCESS.equals(status)) {
            return Optional.of("only a part of the files was copied");
        }
        String phase =
                ERROR.equals(prepare.orElse(""))
                        ? "preparing"
                        : ERROR.equals(transfer.orElse(""))
                                ? "transferring"
                                : ERROR.equals(verify.orElse("")) ? "verifying" : "the execution";
        return Optional.of(phase + " failed" + error.map(words -> ": " + words).orElse(""));
    }
}
