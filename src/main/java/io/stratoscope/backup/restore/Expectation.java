package io.stratoscope.backup.restore;

import io.stratoscope.backup.FilesCopy;
import io.stratoscope.backup.restore.RestoreStep.Verb;
import io.stratoscope.model.JsonValue.JsonObject;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long steps take: as long as the same step took in a former restore, or as the last whole copy of files; else a guess. Guesses are
 * what the user guides of the services say, and where they say nothing, what is usual.
 */
final class Expectation {

    private static final Duration SHORT = Duration.ofSeconds(10);

    /** A guess for a copy: it lists and checks for some minutes, and moves about 50 MiB a second. */
    private static final Duration COPY_PREPARES = Duration.ofMinutes(5);

    private static final long COPY_MOVES = 50L << 20;

    /** A copy that moved less than one part in so many says nothing of how long all takes. */
    private static final int TELLING = 10;

    /** By type; whatever is not here is there at once. */
    private static final Map<String, Duration> GUESSES =
            Map.of(
                    "AWS::EFS::FileSystem", Duration.ofSeconds(30),
                    "AWS::EFS::MountTarget", Duration.ofSeconds(90),
                    "AWS::EFS::AccessPoint", Duration.ofSeconds(10),
                    "AWS::RDS::DBCluster", Duration.ofMinutes(20),
                    "AWS::RDS::DBInstance", Duration.ofMinutes(10));

    private static final Map<Verb, Duration> BY_VERB =
            Map.of(
                    Verb.STOP, Duration.ofMinutes(1),
                    Verb.PASSWORD, Duration.ofMinutes(2),
                    Verb.RECORD, Duration.ofMinutes(1),
                    Verb.HEALTHY, Duration.ofMinutes(5));

    private final RestoreJournal journal;
    private final Optional<Duration> copy;
    private final long bytes;

    /**
     * What is known.
     *
     * @param copies those that were made of the same files
     * @param bytes how much there is to copy; 0 where that is not known
     */
    Expectation(RestoreJournal journal, List<FilesCopy> copies, long bytes) {
        this.journal = journal;
        this.bytes = bytes;
        copy = copying(copies, bytes);
    }

    /** By the rate of the copy that moved most; a night's backup moves little, and says little. */
    private static Optional<Duration> copying(List<FilesCopy> copies, long bytes) {
        return copies.stream()
                .filter(FilesCopy::isPartWhole)
                .filter(each -> each.bytes() * TELLING > bytes && each.end().isPresent())
                .max(Comparator.comparingLong(FilesCopy::bytes))
                .map(each -> {
                    Duration took = Duration.between(each.begin(), each.end().orElseThrow());
                    double share = bytes == 0 ? 1 : Math.max(1, (double) bytes / each.bytes());
                    return Duration.ofSeconds((long) (took.toSeconds() * share));
                });
    }

    /** A step with how long it takes. */
    RestoreStep step(String id, Verb verb, String what, JsonObject settings) {
        Optional<Duration> measured =
                journal.took(id).or(() -> isWholeCopy(verb, settings) ? copy : Optional.empty());
        Duration expected = measured.orElseGet(() -> guess(verb, settings));
        return new RestoreStep(id, verb, what, settings, expected, measured.isPresent());
    }

    private static boolean isWholeCopy(Verb verb, JsonObject settings) {
        return verb == Verb.COPY && settings.text("folder").isEmpty();
    }

    private Duration guess(Verb verb, JsonObject settings) {
        if (verb == Verb.COPY) {
            return settings.text("folder").isPresent()
                    ? COPY_PREPARES
                    : COPY_PREPARES.plusSeconds(bytes / COPY_MOVES);
        }
        return settings.text("type").stream()
                .flatMap(type -> Stream.ofNullable(GUESSES.get(type)))
                .findFirst()
                .or(() -> Optional.ofNullable(BY_VERB.get(verb)))
                .orElse(SHORT);
    }
}
