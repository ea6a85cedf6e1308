package io.stratoscope.simulator;

import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * What puts a log file into a bucket every five minutes, in <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">AWS's own layout</a>:
 * {@code FOLDERyyyy/mm/dd/NAMEyyyymmddThhmmZ_ENDING.log.gz}. Nothing of it is kept: a file is written when somebody asks for it,
 * and comes out the same each time.
 *
 * @param folder ends with a slash
 * @param name what all file names begin with; ends with a {@code _}
 * @param endings one for each file of a period
 * @param since the first moment that files tell of
 */
record LogDelivery(
        String folder, String name, List<String> endings, Instant since, Contents contents) {

    /** In seconds. */
    static final int EVERY = 300;

    /** For how many seconds a file of a period that is over is on its way. */
    static final int ON_ITS_WAY = 40;

    private static final String SUFFIX = ".log.gz";

    private static final DateTimeFormatter DAY = formatter("uuuu/MM/dd/");
    private static final DateTimeFormatter STAMP = formatter("uuuuMMdd'T'HHmm'Z'_");

    LogDelivery {
        endings = List.copyOf(endings);
    }

    /** What is in a file. */
    @FunctionalInterface
    interface Contents {
        /**
         * The lines.
         *
         * @param from the first second, since 1970
         * @param to the second after the last
         * @param file its number in the period, from 0
         */
        List<String> lines(long from, long to, int file);
    }

    /**
     * A file.
     *
     * @param end when its period is over, in seconds since 1970
     */
    record File(LogDelivery from, long end, int number) {
        String key() {
            Instant stamp = Instant.ofEpochSecond(end);
            return from.folder
                    + DAY.format(stamp)
                    + from.name
                    + STAMP.format(stamp)
                    + from.endings.get(number)
                    + SUFFIX;
        }

        byte[] bytes() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                for (String line : from.contents.lines(end - EVERY, end, number)) {
                    gzip.write(line.getBytes(StandardCharsets.UTF_8));
                    gzip.write('\n');
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        /** As S3 lists it. */
        S3Object listed() {
            return S3Object.builder()
                    .key(key())
                    .size((long) bytes().length)
                    .eTag(tag())
                    .lastModified(Instant.ofEpochSecond(end + ON_ITS_WAY))
                    .storageClass(ObjectStorageClass.STANDARD)
                    .build();
        }

        String tag() {
            return '"' + Dice.of(Ids.mix(key().hashCode()), end).hex(32) + '"';
        }
    }

    /**
     * The files whose keys begin so and come after another.
     *
     * @param oldest older ones have expired
     */
    Stream<File> files(String prefix, String after, Instant oldest, Instant now) {
        long first = (later(since, oldest).getEpochSecond() / EVERY + 1) * EVERY;
        long last = Math.floorDiv(now.getEpochSecond() - ON_ITS_WAY, EVERY) * EVERY;
        if (last < first) {
            return Stream.empty();
        }
        return day(first)
                .datesUntil(day(last).plusDays(1))
                .filter(day -> mayHold(folder + DAY.format(day.atStartOfDay()), prefix, after))
                .flatMap(day -> files(day, first, last))
                .filter(file -> {
                    String key = file.key();
                    return key.startsWith(prefix) && key.compareTo(after) > 0;
                });
    }

    /** The file of a key. */
    Optional<File> file(String key, Instant oldest, Instant now) {
        return files(key, "", oldest, now).filter(file -> file.key().equals(key)).findFirst();
    }

    private static boolean mayHold(String day, String prefix, String after) {
        return (day.startsWith(prefix) || prefix.startsWith(day))
                // No key of an earlier day comes after it.
                && (day + Character.MAX_VALUE).compareTo(after) > 0;
    }

    private Stream<File> files(LocalDate day, long first, long last) {
        long begin = day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        long end = day.plusDays(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        return LongStream.iterate(
                        Math.max(first, begin),
                        stamp -> stamp <= last && stamp < end,
                        stamp -> stamp + EVERY)
                .boxed()
                .flatMap(stamp ->
                        Stream.iterate(0, number -> number < endings.size(), number -> number + 1)
                                .map(number -> new File(this, stamp, number)));
    }

    private static LocalDate day(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
