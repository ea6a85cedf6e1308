package io.stratoscope.logs;

import io.stratoscope.aws.AwsAccount;
import io.stratoscope.job.JobContext;
import io.stratoscope.model.Failure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Log files in a bucket that are followed: AWS brings some every five minutes, so it is asked each minute for new ones. */
final class FollowedObjects {

    static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final AwsAccount account;
    private final LogSource.Objects source;
    private final Instant start;
    private final ReadFiles read = new ReadFiles();
    private Instant next = Instant.MIN;

    /**
     * Begins.
     *
     * @param start the first moment
     */
    FollowedObjects(AwsAccount account, LogSource.Objects source, Instant start) {
        this.account = account;
        this.source = source;
        this.start = start;
    }

    String name() {
        return source.name();
    }

    /**
     * Asks for what is new, where it is time to.
     *
     * @param sink is told the new lines
     * @return why it could not be read, or not all of it
     */
    Optional<Failure> look(Instant now, JobContext context, Consumer<LogLine> sink) {
        if (now.isBefore(next)) {
            return Optional.empty();
        }
        ObjectLines lines = new ObjectLines(account, source, start, now, read, context);
        for (Optional<HeardLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            sink.accept(line.get().line());
        }
        next = now.plus(BETWEEN_LOOKS);
        return lines.failure();
    }
}
