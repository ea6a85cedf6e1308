package io.stratoscope.backup;

import java.time.Duration;
import java.util.Optional;

/** Is told how far a copy of files is; called on the thread that follows it, after each look at AWS. */
public interface CopyListener {

    /**
     * The copy of the files is so far.
     *
     * @param speed bytes a second since the first were seen to come over; empty until that can be told
     * @param left how long it takes to copy the rest at that speed
     */
    void files(FilesCopy copy, Optional<Long> speed, Optional<Duration> left);
}
