package io.stratoscope.ui.logs;

import io.stratoscope.logs.FollowedLine;
import io.stratoscope.logs.LogBook;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogLine;
import io.stratoscope.model.Arn;
import io.stratoscope.ui.shell.Theme;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** The list of a million lines, scrolled by the wheel once a frame: gaps between frames. */
final class LogListBench {

    private static final int LINES = 1_000_000;
    private static final int BATCH = 4_096;
    private static final int FRAMES = 240;
    private static final int WARM = 80;
    private static final Arn GROUP =
            Arn.of("arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/immich/server");

    private LogListBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(2);
        LogHits hits = LogHits.all(book());
        Platform.startup(() -> {
            LogList list =
                    new LogList(
                            hits,
                            new LogRow.Look(
                                    LogFilter.parse("asset"), false, false, ZoneOffset.UTC));
            Scene scene = new Scene(list, 1280, 720);
            Theme.LIGHT.applyTo(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            new Wheel(
                            list,
                            "lines, a few rows a frame",
                            60,
                            () -> {
                                list.look(
                                        new LogRow.Look(
                                                LogFilter.parse("asset"),
                                                true,
                                                false,
                                                ZoneOffset.UTC));
                                ended.countDown();
                                new Wheel(
                                                list,
                                                "the same with long lines broken",
                                                60,
                                                ended::countDown)
                                        .start();
                            })
                    .start();
        });
        ended.await();
        Platform.exit();
    }

    private static LogBook book() {
        LogBook book = LogBook.empty(LogBook.Limits.of(Runtime.getRuntime().maxMemory()));
        for (int from = 0; from < LINES; from += BATCH) {
            book =
                    book.with(
                            IntStream.range(from, Math.min(LINES, from + BATCH))
                                    .mapToObj(LogListBench::line)
                                    .toList());
        }
        return book;
    }

    private static FollowedLine line(int number) {
        return new FollowedLine(
                new LogLine(
                        Instant.ofEpochMilli(1_764_000_000_000L + number),
                        GROUP,
                        "immich/server/0123",
                        String.valueOf(number),
                        "[Nest] 7  - 11/23/2026, 12:00:00 PM     LOG [Microservices:MediaService] Finished storage template migration of asset "
                                + number),
                false);
    }

    /** Turns the wheel once a frame. */
    private static final class Wheel extends AnimationTimer {
        private final LogList list;
        private final String words;
        private final double step;
        private final Runnable ended;
        private final List<Double> gaps = new ArrayList<>();
        private long last;
        private int frames;

        Wheel(LogList list, String words, double step, Runnable ended) {
            this.list = list;
            this.words = words;
            this.step = step;
            this.ended = ended;
        }

        @Override
        public void handle(long now) {
            frames++;
            if (frames > WARM) {
                gaps.add((now - last) / 1e6);
            }
            last = now;
            if (frames < FRAMES) {
                Event.fireEvent(
                        list,
                        new ScrollEvent(
                                ScrollEvent.SCROLL,
                                600,
                                300,
                                600,
                                300,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                0,
                                step,
                                0,
                                step,
                                ScrollEvent.HorizontalTextScrollUnits.NONE,
                                0,
                                ScrollEvent.VerticalTextScrollUnits.NONE,
                                0,
                                0,
                                null));
            } else {
                stop();
                Collections.sort(gaps);
                System.out.printf(
                        Locale.ROOT,
                        "   %,d %s: gap between frames %.1f ms, p95 %.1f, worst %.1f%n",
                        list.hits().size(),
                        words,
                        gaps.get(gaps.size() / 2),
                        gaps.get(gaps.size() * 95 / 100),
                        gaps.getLast());
                ended.run();
            }
        }
    }
}
