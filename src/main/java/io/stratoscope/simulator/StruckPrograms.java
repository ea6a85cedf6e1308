package io.stratoscope.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What programs write while disasters are on, in their own words: Immich's, Node's, Gunicorn's and PostgreSQL's. A program
 * that is stopped writes its last words and nothing more.
 */
final class StruckPrograms {

    /** How often something fails while people try, and what fails by itself. */
    private static final double TRIES = 0.25;

    private static final double BY_ITSELF = 1.0 / 60;

    private static final String FULL =
            "could not extend file \"base/16401/24741.1\": No space left on device";

    private final Aftermath aftermath;

    StruckPrograms(Aftermath aftermath) {
        this.aftermath = aftermath;
    }

    /** Immich's server. */
    LogWriter server(LogWriter writer, ServerVoice voice) {
        LogWriter now = writer;
        now = goingOn(now, (second, _, dice) -> shutIn(voice, second, dice), FailedNat.NAME);
        now = goingOn(now, (second, _, dice) -> shutIn(voice, second, dice), BrokenRoute.NAME);
        now = goingOn(now, (second, _, dice) -> full(voice, second, dice), FullStorage.NAME);
        now = goingOn(now, (second, _, dice) -> refused(voice, second, dice), DisabledKey.NAME);
        return ending(
                ending(now, (second, age, _) -> lost(voice, second, age), LostFiles.NAME),
                (_, age, _) -> outOfMemory(age),
                KilledTasks.NAME);
    }

    /** Immich's machine learning. */
    LogWriter machineLearning(LogWriter writer, MachineLearningVoice voice) {
        LogWriter now = writer;
        now = goingOn(now, (second, _, dice) -> noModel(voice, second, dice), FailedNat.NAME);
        now = goingOn(now, (second, _, dice) -> noModel(voice, second, dice), BrokenRoute.NAME);
        return ending(
                now,
                (second, age, _) ->
                        first(
                                age,
                                voice.line(
                                        second,
                                        "ERROR",
                                        "Worker (pid:12) was sent SIGKILL! Perhaps out of memory?")),
                KilledTasks.NAME);
    }

    /** Whatever else runs in a container. */
    LogWriter other(LogWriter writer) {
        return ending(
                writer,
                (_, age, _) -> first(age, "signal 15 (SIGTERM) received, exiting"),
                KilledTasks.NAME);
    }

    /** An instance of PostgreSQL. */
    LogWriter database(LogWriter writer, PostgresVoice voice) {
        LogWriter full =
                goingOn(
                        writer,
                        (second, _, dice) ->
                                dice.happens(voice.writes() ? TRIES / 2 : 0)
                                        ? List.of(
                                                voice.prefix(second, dice) + "ERROR:  " + FULL,
                                                voice.prefix(second, dice)
                                                        + "HINT:  Check free disk space.",
                                                voice.prefix(second, dice)
                                                        + "STATEMENT:  INSERT INTO \"assets\""
                                                        + " (\"id\", \"ownerId\", \"checksum\")"
                                                        + " VALUES ($1, $2, $3)")
                                        : List.of(),
                        FullStorage.NAME);
        return ending(
                full,
                (second, age, dice) ->
                        first(
                                age,
                                PostgresVoice.own(
                                        second, dice, "LOG:  received fast shutdown request"),
                                PostgresVoice.own(
                                        second, dice, "LOG:  database system is shut down")),
                DisabledKey.NAME);
    }

    /** A stopped task's last lines come at once; what was struck goes on in other words. */
    private LogWriter goingOn(LogWriter writer, LogVoice struck, String disaster) {
        return aftermath
                .since(disaster)
                .map(since ->
                        new LogWriter(
                                writer.stream(),
                                writer.since(),
                                writer.until(),
                                new StruckVoice(writer.voice(), since.getEpochSecond(), struck)))
                .orElse(writer);
    }

    private LogWriter ending(LogWriter writer, LogVoice lastWords, String disaster) {
        return aftermath
                .since(disaster)
                .map(since -> {
                    LogWriter struck = goingOn(writer, lastWords, disaster);
                    Instant end = since.isBefore(writer.until()) ? since : writer.until();
                    return new LogWriter(struck.stream(), struck.since(), end, struck.voice());
                })
                .orElse(writer);
    }

    private static List<String> first(long age, String... lines) {
        return age == 0 ? List.of(lines) : List.of();
    }

    private static List<String> shutIn(ServerVoice voice, long second, Dice dice) {
        if (dice.happens(BY_ITSELF)) {
            return List.of(
                    voice.line(
                            second,
                            "WARN",
                            "[Microservices:VersionService] Unable to run version check:"
                                    + " TypeError: fetch failed"),
                    "    [cause]: Error: connect ETIMEDOUT 140.82.121.6:443");
        }
        return voice.at(second, 1, dice);
    }

    private static List<String> full(ServerVoice voice, long second, Dice dice) {
        return failed(
                voice,
                second,
                dice,
                "PostgresError: " + FULL,
                "PostgresError: " + FULL,
                "    at ErrorResponse (/usr/src/app/node_modules/postgres/cjs/src/connection.js:790:26)");
    }

    private static List<String> refused(ServerVoice voice, long second, Dice dice) {
        return failed(
                voice,
                second,
                dice,
                "Error: connect ECONNREFUSED 10.0.11.42:5432",
                "    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)");
    }

    /** A request that fails, as often as there are requests at that hour. */
    private static List<String> failed(
            ServerVoice voice, long second, Dice dice, String error, String... trace) {
        if (!dice.happens(TRIES * DayRhythm.at(second))) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                voice.line(
                        second,
                        "ERROR",
                        "[Api:ErrorInterceptor~" + dice.hex(8) + "] Unknown error: " + error));
        lines.addAll(List.of(trace));
        return List.copyOf(lines);
    }

    private static List<String> lost(ServerVoice voice, long second, long age) {
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

    private static List<String> outOfMemory(long age) {
        return first(
                age,
                "<--- Last few GCs --->",
                "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
                "microservices worker exited with signal SIGKILL",
                "Killing api process");
    }

    private static List<String> noModel(MachineLearningVoice voice, long second, Dice dice) {
        if (dice.happens(BY_ITSELF)) {
            return List.of(
                    voice.line(
                            second,
                            "ERROR",
                            "HTTPSConnectionPool(host='huggingface.co', port=443): Max retries exceeded"
                                    + " with url: /api/models/immich-app/ViT-B-32__openai (Caused by"
                                    + " ConnectTimeoutError(connection to huggingface.co timed out))"));
        }
        return voice.at(second, 1, dice);
    }
}
