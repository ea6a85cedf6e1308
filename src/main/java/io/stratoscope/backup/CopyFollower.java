package io.stratoscope.backup;

import io.stratoscope.job.JobContext;
import io.stratoscope.provision.driver.Waiting;

import java.time.Clock;
import java.util.Optional;

/**
 * Follows an execution until it is over.
 *
 * @param waiting how the time passes between two looks; how many they are does not matter, as many files take hours
 * @param clock the account's
 */
public record CopyFollower(FileCopies copies, Waiting waiting, Clock clock, CopyListener listener) {

    /**
     * Follows one.
     *
     * @param reason what it was done for, as its tag says
     * @param own whether it is cancelled with the job; one that others wait for too goes on then
     * @return how it ended; one that is not over belongs to others, and goes on
     */
    public FilesCopy follow(String execution, String reason, boolean own, JobContext context) {
        Speed speed = new Speed();
        boolean cancelSent = false;
        while (true) {
            FilesCopy copy = copies.look(execution, Optional.of(reason));
            Optional<Long> rate = speed.of(copy, clock.instant());
            listener.files(copy, rate, Speed.left(copy, rate));
            context.progress(copy.files(), copy.filesToCopy().orElse(0L));
            if (copy.isOver()) {
                return copy;
            }
            if (context.cancelled() && !cancelSent) {
                if (!own) {
                    context.log("Leaves " + copy.id() + " running: somebody else started it.");
                    return copy;
                }
                copies.cancel(execution);
                cancelSent = true;
            }
            waiting.pass();
        }
    }
}
