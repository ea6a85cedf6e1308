package io.stratoscope.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A PostgreSQL instance, with the prefix that Aurora
 * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Concepts.PostgreSQL.overview.parameter-groups.html">gives
 * its lines</a>: {@code %t:%r:%u@%d:[%p]:}.
 *
 * @param user who connects
 * @param writes whether it is its cluster's writer
 */
record PostgresVoice(String user, String database, boolean writes) implements LogVoice {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final double BUSIEST = 0.03;

    /** Cleaning up goes by the clock, not by the visitors. */
    private static final double CLEANING = 1.0 / 600;

    private static final List<String> TABLES =
            List.of("assets", "exif", "smart_search", "asset_faces", "activity");

    @Override
    public List<String> at(long second, long age, Dice dice) {
        if (age == 0) {
            return List.of(
                    own(second, dice, "LOG:  database system is ready to accept connections"));
        }
        List<String> byItself = byItself(second, dice);
        return byItself.isEmpty() && dice.happens(BUSIEST * DayRhythm.at(second))
                ? visit(second, dice)
                : byItself;
    }

    /** What it writes when nobody works with it, too. */
    List<String> byItself(long second, Dice dice) {
        return writes && dice.happens(CLEANING)
                ? List.of(
                        own(
                                second,
                                dice,
                                "LOG:  automatic vacuum of table \""
                                        + database
                                        + ".public."
                                        + dice.oneOf(TABLES)
                                        + "\": index scans: 1"))
                : List.of();
    }

    private List<String> visit(long second, Dice dice) {
        String prefix = prefix(second, dice);
        if (writes && dice.happens(0.05)) {
            return List.of(
                    prefix
                            + "ERROR:  duplicate key value violates unique constraint \"UQ_assets_owner_checksum\"",
                    prefix
                            + "STATEMENT:  INSERT INTO \"assets\" (\"id\", \"ownerId\", \"checksum\") VALUES ($1, $2, $3)");
        }
        return List.of(
                prefix
                        + "LOG:  duration: "
                        + (1_000 + dice.below(4_000))
                        + "."
                        + (100 + dice.below(900))
                        + " ms  execute <unnamed>: select \"assets\".* from \"assets\" inner join"
                        + " \"smart_search\" on \"assets\".\"id\" = \"smart_search\".\"assetId\" limit $1");
    }

    /** What comes before what a connection says. */
    String prefix(long second, Dice dice) {
        return TIME.format(Instant.ofEpochSecond(second))
                + ":10.0.1"
                + dice.below(2)
                + "."
                + (4 + dice.below(250))
                + "("
                + (32_768 + dice.below(28_000))
                + "):"
                + user
                + "@"
                + database
                + ":["
                + (300 + dice.below(9_000))
                + "]:";
    }

    /** A line of the server itself, not of a connection. */
    static String own(long second, Dice dice, String words) {
        return own(second, 300 + dice.below(9_000), words);
    }

    /**
     * The same.
     *
     * @param process its number
     */
    static String own(long second, int process, String words) {
        return TIME.format(Instant.ofEpochSecond(second)) + "::@:[" + process + "]:" + words;
    }
}
