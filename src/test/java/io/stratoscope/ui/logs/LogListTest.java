package io.stratoscope.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.logs.FollowedLine;
import io.stratoscope.logs.LogBook;
import io.stratoscope.logs.LogFilter;
import io.stratoscope.logs.LogHits;
import io.stratoscope.logs.LogLine;
import io.stratoscope.model.Arn;

import javafx.scene.Node;
import javafx.scene.text.Text;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What is in sight of a list of ten rows when lines come in. */
class LogListTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Arn GROUP =
            Arn.of("arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/immich/server");

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void atTheEndItStaysThere() {
        assertThat(inSightAfter(40, list -> {}, 43)).contains("line 42").doesNotContain("line 32");
    }

    @Test
    void whatComesAfterTheLastLineThatWasGoneToIsInSight() {
        assertThat(inSightAfter(40, list -> list.goTo(NOON.plusSeconds(60)), 43))
                .contains("line 39", "line 42");
        assertThat(inSightAfter(40, list -> list.goTo(36), 43)).contains("line 36", "line 42");
    }

    @Test
    void whatComesAfterAShortListIsInSight() {
        assertThat(inSightAfter(3, list -> list.goTo(1), 14)).contains("line 13");
    }

    @Test
    void aPlaceFurtherUpIsKept() {
        assertThat(inSightAfter(40, list -> list.goTo(20), 43))
                .contains("line 20", "line 19")
                .doesNotContain("line 42", "line 39");
    }

    private static List<String> inSightAfter(int before, Consumer<LogList> deed, int after) {
        return onApplicationThread(() -> {
            LogList list =
                    new LogList(
                            hits(before),
                            new LogRow.Look(LogFilter.parse(""), false, false, ZoneOffset.UTC));
            deed.accept(list); // before it has a size, as when a screen opens
            list.resize(800, 10 * LogList.ROW_HEIGHT);
            list.layout();
            list.show(hits(after));
            list.layout();
            return list.lookupAll(".log-text").stream()
                    .filter(LogListTest::isInSight)
                    .map(text -> ((Text) text).getText())
                    .toList();
        });
    }

    private static boolean isInSight(Node text) {
        return text.getParent().getParent().isVisible();
    }

    private static <T> T onApplicationThread(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, look);
    }

    private static LogHits hits(int lines) {
        return LogHits.all(
                LogBook.empty(new LogBook.Limits(1_000, 100L << 20))
                        .with(IntStream.range(0, lines).mapToObj(LogListTest::line).toList()));
    }

    private static FollowedLine line(int number) {
        return new FollowedLine(
                new LogLine(
                        NOON.plusSeconds(number),
                        GROUP,
                        "immich/server/0123",
                        String.valueOf(number),
                        "line " + number),
                false);
    }
}
