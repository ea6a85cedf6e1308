package io.stratoscope.bench;

import io.stratoscope.job.Jobs;
import io.stratoscope.logs.FollowedLine;
import io.stratoscope.logs.LogBook;
import io.stratoscope.logs.LogChoice;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogHistogram;
import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogLine;
import io.stratoscope.logs.LogSearch;
import io.stratoscope.model.Arn;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A million log lines: loading, filtering, and following ten thousand a second. */
final class LogsBench {

    private static final int LINES = 1_000_000;
    private static final int BATCH = 4_096;
    private static final int A_SECOND = 10_000;
    private static final int SECONDS = 20;
    private static final int TURNS = 5;
    private static final Arn GROUP =
            Arn.of("arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/immich/server");
    private static final long START = Instant.parse("2026-11-23T12:00:00Z").toEpochMilli();

    private final Random random = new Random(6);
    private final Jobs jobs;
    private int made;
    private boolean json;

    private LogsBench(Jobs jobs) {
        this.jobs = jobs;
    }

    public static void main(String[] arguments) {
        try (Jobs jobs = new Jobs(Clock.systemUTC())) {
            new LogsBench(jobs).run();
        }
    }

    private void run() {
        LogBook book = loaded();
        filter(
                book,
                "thumbnails",
                "/asset [0-9a-f]{6}00/",
                "/[0-9a-f]{12} [0-9]/",
                "level>=warn",
                "\"only the oldest line\"",
                "/only the oldest [a-z]+/",
                "nowhere");
        follow(book);
        json = true;
        made = 0;
        filter(loaded(), "job=thumbnails", "durationMs=7", "job=nowhere", "nothing=nowhere");
    }

    private LogBook loaded() {
        long begun = System.nanoTime();
        LogBook book = LogBook.empty(LogBook.Limits.of(Runtime.getRuntime().maxMemory()));
        while (made < LINES) {
            book = book.with(lines(Math.min(BATCH, LINES - made)));
        }
        double loaded = since(begun);
        System.out.printf(
                Locale.ROOT,
                "   %,d lines loaded in %,.0f ms, making them included; %,d dropped; book %,d MiB, heap in use %,d MiB of %,d%n",
                book.size(),
                loaded,
                book.dropped(),
                book.weight() >> 20,
                used(),
                Runtime.getRuntime().maxMemory() >> 20);
        return book;
    }

    private void filter(LogBook book, String... filters) {
        for (String filter : filters) {
            search(book, filter);
            lineByLine(book, filter);
        }
    }

    /** The same without any of what makes it quick: each line is made and asked. */
    private static void lineByLine(LogBook book, String filter) {
        LogFilter wanted = LogFilter.parse(filter);
        LogHits lines = LogHits.all(book);
        long begun = System.nanoTime();
        int hits = 0;
        for (int i = 0; i < lines.size(); i++) {
            hits += wanted.test(lines.line(i)) ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "   %-31s line by line: all %,7.0f ms; %,d hits%n",
                "",
                since(begun),
                hits);
    }

    private void search(LogBook book, String filter) {
        double first = 0;
        double all = 0;
        int hits = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            LogChoice choice = LogChoice.ALL.with(LogFilter.parse(filter));
            long begun = System.nanoTime();
            double[] firstHit = {-1};
            LogHits found =
                    LogSearch.find(
                            book,
                            choice,
                            LogHits.none(book, choice),
                            () -> false,
                            soFar -> {
                                if (firstHit[0] < 0 && soFar.size() > 0) {
                                    firstHit[0] = since(begun);
                                }
                            },
                            jobs::aside);
            double ended = since(begun);
            if (turn == 0) {
                System.out.printf(
                        Locale.ROOT,
                        "   filter %-24s cold: first hit %6.1f ms, all %,7.0f ms;",
                        filter,
                        firstHit[0] < 0 ? ended : firstHit[0],
                        ended);
            }
            first += (firstHit[0] < 0 ? ended : firstHit[0]) / TURNS;
            all += ended / TURNS;
            hits = found.size();
        }
        System.out.printf(
                Locale.ROOT,
                " mean of %d: %6.1f ms, %,7.0f ms; %,d hits (goal: first < 200 ms)%n",
                TURNS,
                first,
                all,
                hits);
    }

    /** As a screen does it: ten batches a second, each searched and counted, while the oldest lines go. */
    private void follow(LogBook full) {
        LogBook book = full;
        LogChoice choice = LogChoice.ALL.with(LogFilter.parse("level>=warn"));
        LogHits hits =
                LogSearch.find(book, choice, LogHits.none(book, choice), () -> false, soFar -> {});
        double worst = 0;
        double all = 0;
        for (int batch = 0; batch < SECONDS * 10; batch++) {
            List<FollowedLine> lines = lines(A_SECOND / 10);
            long begun = System.nanoTime();
            book = book.with(lines);
            hits = LogSearch.find(book, choice, hits, () -> false, soFar -> {});
            LogHistogram.of(
                    hits, Instant.ofEpochMilli(START), Instant.ofEpochMilli(START + made), 120);
            double took = since(begun);
            worst = Math.max(worst, took);
            all += took;
        }
        System.out.printf(
                Locale.ROOT,
                "   following %,d lines a second for %d s, filtered, a late one in a hundred: %.1f ms of each 100 ms, worst %.1f ms;"
                        + " %,d lines held, %,d dropped, heap in use %,d MiB%n",
                A_SECOND,
                SECONDS,
                all / (SECONDS * 10),
                worst,
                book.size(),
                book.dropped(),
                used());
    }

    private List<FollowedLine> lines(int count) {
        List<FollowedLine> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean late = random.nextInt(100) == 0;
            long time = START + made - (late ? random.nextInt(20_000) : 0);
            lines.add(
                    new FollowedLine(
                            new LogLine(
                                    Instant.ofEpochMilli(Math.max(START, time)),
                                    GROUP,
                                    "immich/server/" + "0123456789abcdef".repeat(2),
                                    "36944004508158013577"
                                            + (10_000_000L + made)
                                            + "0000000000000000000000000000",
                                    text()),
                            late));
            made++;
        }
        return lines;
    }

    private String text() {
        if (made == 0) {
            return "only the oldest line says this";
        }
        if (json) {
            return "{\"level\":\"%s\",\"job\":\"%s\",\"durationMs\":%d,\"assetId\":\"%08x-30c4-4f71-adf6-a1334a237962\"}"
                    .formatted(
                            random.nextInt(200) == 0 ? "error" : "info",
                            random.nextInt(1_000) == 0 ? "thumbnails" : "migration",
                            random.nextInt(100_000),
                            random.nextInt());
        }
        String level =
                random.nextInt(200) == 0 ? "ERROR" : random.nextInt(50) == 0 ? "WARN" : "LOG";
        return "[Nest] 7  - 11/23/2026, 12:00:00 PM  %7s [Microservices:MediaService] %s of asset %08x-30c4-4f71-adf6-a1334a237962"
                .formatted(
                        level,
                        random.nextInt(1_000) == 0
                                ? "Generated thumbnails"
                                : "Finished storage template migration",
                        random.nextInt());
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
