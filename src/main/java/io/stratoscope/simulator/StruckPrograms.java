package io.stratoscope.simulator;

import java.time.Instant;
import java.util.List;

/**
 * Who writes otherwise while disasters are on: in the second in which one begins each program that feels it says so, then it goes on in
 * its own way, or has written its last words. What they say is in {@link StruckWords}.
 */
final class StruckPrograms {

    private final Aftermath aftermath;

    StruckPrograms(Aftermath aftermath) {
        this.aftermath = aftermath;
    }

    /** Immich's server. */
    LogWriter server(LogWriter writer, ServerVoice voice) {
        StruckWords.Server words = new StruckWords.Server(voice);
        LogWriter now = writer;
        now = goingOn(now, words::shutIn, FailedNat.NAME);
        now = goingOn(now, words::shutIn, BrokenRoute.NAME);
        now = goingOn(now, words::full, FullStorage.NAME);
        now = goingOn(now, words::refused, DisabledKey.NAME);
        now = ending(now, words::lost, LostFiles.NAME);
        return ending(now, words::outOfMemory, KilledTasks.NAME);
    }

    /** Immich's machine learning. */
    LogWriter machineLearning(LogWriter writer, MachineLearningVoice voice) {
        StruckWords.MachineLearning words = new StruckWords.MachineLearning(voice);
        LogWriter now = writer;
        now = goingOn(now, words::noModel, FailedNat.NAME);
        now = goingOn(now, words::noModel, BrokenRoute.NAME);
        return ending(now, words::killed, KilledTasks.NAME);
    }

    /** Whatever else runs in a container. */
    LogWriter other(LogWriter writer) {
        return ending(writer, StruckWords::terminated, KilledTasks.NAME);
    }

    /** An instance of PostgreSQL. */
    LogWriter database(LogWriter writer, PostgresVoice voice) {
        StruckWords.Database words = new StruckWords.Database(voice);
        LogWriter now = writer;
        now = goingOn(now, words::left, LostFiles.NAME);
        now = goingOn(now, words::left, KilledTasks.NAME);
        now = goingOn(now, words::full, FullStorage.NAME);
        return ending(now, words::shutDown, DisabledKey.NAME);
    }

    /** A cache node: nobody changes what it holds while no task runs, and so it saves nothing. */
    LogWriter cache(LogWriter writer) {
        LogWriter now = goingOn(writer, (_, _, _) -> List.of(), LostFiles.NAME);
        return goingOn(now, (_, _, _) -> List.of(), KilledTasks.NAME);
    }

    private LogWriter goingOn(LogWriter writer, LogVoice struck, String disaster) {
        return aftermath
                .since(disaster)
                .map(since ->
                        new LogWriter(
                                writer.stream(),
                                writer.since(),
                                writer.until(),
                                new StruckVoice(
                                        writer.voice(), since, aftermath.until(disaster), struck)))
                .orElse(writer);
    }

    /** A stopped task's last lines come at once. */
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
}
