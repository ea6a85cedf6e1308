package io.stratoscope.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How fast files come over: measured from the first look at their transfer on. */
final class Speed {

    private static final long MILLIS = 1000;

    private Optional<Instant> since = Optional.empty();
    private long before;

    /** Bytes a second; empty outside of the transfer, and where nothing came over yet. */
    Optional<Long> of(FilesCopy copy, Instant now) {
        if (!FilesCopy.TRANSFERRING.equals(copy.status())) {
            return Optional.empty();
        }
        if (since.isEmpty()) {
            since = Optional.of(now);
            before = copy.bytes();
            return Optional.empty();
        }
        long millis = Duration.between(since.get(), now).toMillis();
        long came = copy.bytes() - before;
        return millis > 0 && came > 0 ? Optional.of(came * MILLIS / millis) : Optional.empty();
    }

    /** How long the rest takes at that speed. */
    static Optional<Duration> left(FilesCopy copy, Optional<Long> speed) {
        return speed.filter(rate -> rate > 0)
                .flatMap(rate ->
                        copy.bytesToCopy()
                                .map(all ->
                                        Duration.ofSeconds(
                                                Math.ceilDiv(
                                                        Math.max(0, all - copy.bytes()), rate))));
    }
}
