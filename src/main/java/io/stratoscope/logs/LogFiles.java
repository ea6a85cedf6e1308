package io.stratoscope.logs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which objects of a bucket are somebody's log files: a folder a day, or an hour, and in the name when what the file tells of was
 * over, {@code FOLDER2026/03/01/NAME20260301T0005Z_….log.gz}.
 *
 * @param kind what is in them
 * @param folder with a slash at its end
 * @param name what file names begin with, up to the time
 */
public record LogFiles(Kind kind, String folder, String name, Folders folders) {

    /** What files hold. */
    public enum Kind {
        /** Of an application load balancer, an entry a request. */
        ACCESS_LOG(Duration.ofMinutes(6), "access log"),
        /** Of a VPC, a record for what went between two addresses in up to ten minutes, which comes in minutes later. */
        FLOW_LOG(Duration.ofMinutes(25), "flow log");

        private final Duration back;
        private final String words;

        Kind(Duration back, String words) {
            this.back = back;
            this.words = words;
        }

        /** So much older than its file's name may a line be. */
        Duration back() {
            return back;
        }

        /** {@code access log}. */
        public String words() {
            return words;
        }
    }

    /** How the folders below the first are named. */
    public enum Folders {
        DAYS("uuuu/MM/dd/", ChronoUnit.DAYS),
        HOURS("uuuu/MM/dd/HH/", ChronoUnit.HOURS),
        HIVE_DAYS("'year='uuuu/'month='MM/'day='dd/", ChronoUnit.DAYS),
        HIVE_HOURS("'year='uuuu/'month='MM/'day='dd/'hour='HH/", ChronoUnit.HOURS);

        private final DateTimeFormatter pattern;
        private final ChronoUnit unit;

        Folders(String pattern, ChronoUnit unit) {
            this.pattern = formatter(pattern);
            this.unit = unit;
        }
    }

    private static final DateTimeFormatter STAMP = formatter("uuuuMMdd'T'HHmm'Z'");
    private static final int STAMP_LENGTH = 14;

    /** Of more, the folder above is listed: somebody who wants everything since 1970 need not ask for each day. */
    private static final int MOST_FOLDERS = 60;

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /**
     * Objects to list.
     *
     * @param prefix what their keys begin with
     * @param after the key after which they come
     */
    record Listing(String prefix, String after) {}

    /** What to list for the files that may have lines of a range of time, oldest first. */
    List<Listing> listings(Instant from, Instant to) {
        Instant last = last(to).truncatedTo(folders.unit);
        if (folders.unit.between(from, last) > MOST_FOLDERS) {
            return List.of(new Listing(folder, folder + folders.pattern.format(from)));
        }
        return Stream.iterate(
                        from.truncatedTo(folders.unit),
                        start -> !start.isAfter(last),
                        start -> start.plus(1, folders.unit))
                .map(start -> folder + folders.pattern.format(start) + name)
                .map(prefix ->
                        // A minute has its seconds after that.
                        new Listing(
                                prefix, prefix + STAMP.format(from.minus(1, ChronoUnit.MINUTES))))
                .toList();
    }

    /** No file of a later time has lines of before that. */
    Instant last(Instant to) {
        return to.plus(kind.back);
    }

    /** When what a file tells of was over; empty where a key is none of these files'. */
    Optional<Instant> stamp(String key) {
        int start = key.lastIndexOf('/') + 1;
        int end = start + name.length() + STAMP_LENGTH;
        if (!key.startsWith(name, start) || key.length() < end) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(key.substring(start + name.length(), end), STAMP)
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            // Somebody else's object.
            return Optional.empty();
        }
    }
}
