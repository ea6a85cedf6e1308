package io.stratoscope.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * What programs write while disasters are on, in their own words: Immich's, Node's, Gunicorn's and PostgreSQL's. Each is a {@link LogVoice} whose age is 0 in the
 * second in which the disaster begins: then each tells of it.
 */
final class StruckWords {

    /** How often something fails while people try, and what fails by itself. */
    private static final double TRIES = 0.25;

    private static final double BY_ITSELF = 1.0 / 60;

    private static final String FULL =
            "could not extend file \"base/16401/24741.1\": No space left on device";

    private static final String TERMINATED = "terminating connection due to administrator command";

    /** PostgreSQL's first process. */
    private static final int POSTMASTER = 390;

    private StruckWords() {}

    /** Immich's server. */
    record Server(ServerVoice voice) {

        /** Nothing outside answers. */
        List<String> shutIn(long second, long age, Dice dice) {
            return happens(age, dice, BY_ITSELF)
                    ? List.of(
                            voice.line(
                                    second,
                                    "WARN",
                                    "[Microservices:VersionService] Unable to run version check:"
                                            + " TypeError: fetch failed"),
                            "    [cause]: Error: connect ETIMEDOUT 140.82.121.6:443")
                    : voice.at(second, 1, dice);
        }

        /** The database takes no writes. */
        List<String> full(long second, long age, Dice dice) {
            return failed(
                    second,
                    age,
                    dice,
                    "PostgresError: " + FULL,
                    "PostgresError: " + FULL,
                    "    at ErrorResponse (/usr/src/app/node_modules/postgres/cjs/src/connection.js:790:26)");
        }

        /** The database shuts down, and nobody listens there any more. */
        List<String> refused(long second, long age, Dice dice) {
            List<String> lines = new ArrayList<>();
            if (age == 0) {
                lines.add(error(second, dice, "PostgresError: " + TERMINATED));
            }
            lines.addAll(
                    failed(
                            second,
                            age,
                            dice,
                            "Error: connect ECONNREFUSED 10.0.11.42:5432",
                            "    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)"));
            return lines;
        }

        /** A request that fails, as often as there are requests at that hour. */
        private List<String> failed(
                long second, long age, Dice dice, String error, String... trace) {
            if (!happens(age, dice, TRIES * DayRhythm.at(second))) {
                return List.of();
            }
            List<String> lines = new ArrayList<>();
            lines.add(error(second, dice, error));
            lines.addAll(List.of(trace));
            return lines;
        }

        private String error(long second, Dice dice, String words) {
            return voice.line(
                    second,
                    "ERROR",
                    "[Api:ErrorInterceptor~" + dice.hex(8) + "] Unknown error: " + words);
        }

        /** The library is not there. */
        List<String> lost(long second, long age, Dice dice) {
            String file = "upload/encoded-video/.immich";
            return first(
                    age,
                    voice.line(
                            second,
                            "ERROR",
                            "[Microservices:StorageService] Failed to read "
                                    + file
                                    + ": Error: ENOENT: no such file or directory, open '"
                                    + file
                                    + "'"),
                    "microservices worker exited with code 1",
                    "Killing api process");
        }

        List<String> outOfMemory(long second, long age, Dice dice) {
            return first(
                    age,
                    "<--- Last few GCs --->",
                    "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
                    "microservices worker exited with signal SIGKILL",
                    "Killing api process");
        }
    }

    /** Immich's machine learning. */
    record MachineLearning(MachineLearningVoice voice) {

        /** What it works with is fetched from outside. */
        List<String> noModel(long second, long age, Dice dice) {
            return happens(age, dice, BY_ITSELF)
                    ? List.of(
                            voice.line(
                                    second,
                                    "ERROR",
                                    "HTTPSConnectionPool(host='huggingface.co', port=443): Max retries exceeded"
                                            + " with url: /api/models/immich-app/ViT-B-32__openai (Caused by"
                                            + " ConnectTimeoutError(connection to huggingface.co timed out))"))
                    : voice.at(second, 1, dice);
        }

        /** The worker is killed, then the rest of its task is told to end. */
        List<String> killed(long second, long age, Dice dice) {
            return first(
                    age,
                    voice.line(
                            second,
                            "ERROR",
                            "Worker (pid:12) was sent SIGKILL! Perhaps out of memory?"),
                    voice.line(second, "INFO", "Handling signal: term"),
                    voice.line(second, "INFO", "Shutting down: Master"));
        }
    }

    /** An instance of PostgreSQL. */
    record Database(PostgresVoice voice) {

        /** Those who worked with it are gone. */
        List<String> left(long second, long age, Dice dice) {
            return age == 0
                    ? List.of(
                            voice.prefix(second, dice)
                                    + "LOG:  could not receive data from client: Connection reset by peer")
                    : voice.byItself(second, dice);
        }

        /** What is one message has one prefix. */
        List<String> full(long second, long age, Dice dice) {
            if (!voice.writes() || !happens(age, dice, TRIES / 2)) {
                return List.of();
            }
            String prefix = voice.prefix(second, dice);
            return List.of(
                    prefix + "ERROR:  " + FULL,
                    prefix + "HINT:  Check free disk space.",
                    prefix
                            + "STATEMENT:  INSERT INTO \"assets\" (\"id\", \"ownerId\", \"checksum\")"
                            + " VALUES ($1, $2, $3)");
        }

        List<String> shutDown(long second, long age, Dice dice) {
            return first(
                    age,
                    PostgresVoice.own(second, POSTMASTER, "LOG:  received fast shutdown request"),
                    PostgresVoice.own(second, POSTMASTER, "LOG:  aborting any active transactions"),
                    voice.prefix(second, dice) + "FATAL:  " + TERMINATED,
                    PostgresVoice.own(second, POSTMASTER + 4, "LOG:  shutting down"),
                    PostgresVoice.own(second, POSTMASTER, "LOG:  database system is shut down"));
        }
    }

    /** Whatever else runs in a container is told to end. */
    static List<String> terminated(long second, long age, Dice dice) {
        return first(age, "signal 15 (SIGTERM) received, exiting");
    }

    private static List<String> first(long age, String... lines) {
        return age == 0 ? List.of(lines) : List.of();
    }

    /** Surely in the first second, then now and again. */
    private static boolean happens(long age, Dice dice, double probability) {
        return age == 0 || dice.happens(probability);
    }
}
