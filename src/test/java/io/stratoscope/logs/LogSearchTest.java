package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

final class LogSearchTest {

    private static final Arn GROUP =
            Arn.of("arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/immich");
    private static final LogBook EMPTY = LogBook.empty(new LogBook.Limits(1_000_000, 1L << 40));
    private static final int LINES = 20_000;

    private static List<FollowedLine> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(LogSearchTest::line).toList();
    }

    private static FollowedLine line(int number) {
        String level = number % 100 == 7 ? "ERROR" : number % 10 == 3 ? "WARN" : "INFO";
        return new FollowedLine(
                new LogLine(
                        Instant.ofEpochMilli(number * 10L),
                        GROUP,
                        "s",
                        String.valueOf(number),
                        number % 50 == 1
                                ? "no level " + number
                                : "[" + level + "] asset " + number),
                false);
    }

    private static LogHits find(LogBook book, LogChoice choice) {
        return LogSearch.find(book, choice, LogHits.none(book, choice), () -> false, hits -> {});
    }

    private static LogChoice wanting(String filter) {
        return LogChoice.ALL.with(LogFilter.parse(filter));
    }

    @Test
    void findsWhatTheFilterWantsWithTheNewestFirst() {
        LogBook book = EMPTY.with(lines(0, LINES));
        List<LogHits> news = new ArrayList<>();
        LogChoice choice = wanting("/asset 19[0-9]{2}7$/");

        LogHits all =
                LogSearch.find(book, choice, LogHits.none(book, choice), () -> false, news::add);

        assertThat(all.isComplete()).isTrue();
        assertThat(all.size()).isEqualTo(100);
        assertThat(all.line(0).text()).isEqualTo("[ERROR] asset 19007");
        assertThat(news).isNotEmpty().allMatch(each -> !each.isComplete());
        LogHits first = news.getFirst();
        assertThat(first.line(first.size() - 1)).isEqualTo(all.line(all.size() - 1));
    }

    @Test
    void choosesByLevelAndSaysHowManyThereAreOverTime() {
        LogBook book = EMPTY.with(lines(0, LINES));
        LogHits serious =
                find(
                        book,
                        new LogChoice(
                                LogFilter.NONE, EnumSet.of(LogLevel.ERROR, LogLevel.WARN), false));
        assertThat(serious.size()).isEqualTo(LINES / 100 + LINES / 10);
        assertThat(serious.level(0)).contains(LogLevel.WARN);
        assertThat(find(book, new LogChoice(LogFilter.NONE, Set.of(), true)).size())
                .isEqualTo(LINES / 50);

        LogHistogram histogram =
                LogHistogram.of(serious, Instant.EPOCH, Instant.ofEpochMilli(LINES * 10L - 1), 20);
        assertThat(histogram.bars()).hasSize(20);
        assertThat(histogram.bars())
                .allSatisfy(bar -> assertThat(bar).isEqualTo(new LogHistogram.Bar(10, 100, 0)));
        assertThat(histogram.start(1)).isEqualTo(Instant.ofEpochMilli(10_000));
    }

    @Test
    void pagesThatDidNotChangeAreNotLookedAtAgain() {
        LogBook book = EMPTY.with(lines(0, LINES));
        int[] asked = {0};
        LogChoice choice =
                LogChoice.ALL.with(
                        new LogFilter(
                                "counted",
                                List.of(line -> {
                                    asked[0]++;
                                    return true;
                                }),
                                List.of()));
        LogHits before = find(book, choice);
        assertThat(asked[0]).isEqualTo(LINES);

        LogBook grown = book.with(lines(LINES, LINES + 10));
        LogHits after = LogSearch.find(grown, choice, before, () -> false, hits -> {});

        assertThat(after.size()).isEqualTo(LINES + 10);
        assertThat(asked[0] - LINES).isLessThanOrEqualTo(LogPage.MOST_LINES);
    }

    @Test
    void aSearchThatIsCancelledIsNotComplete() {
        LogBook book = EMPTY.with(lines(0, LINES));
        LogHits hits =
                LogSearch.find(
                        book,
                        wanting("asset"),
                        LogHits.none(book, LogChoice.ALL),
                        () -> true,
                        soFar -> {});
        assertThat(hits.isComplete()).isFalse();
        assertThat(hits.size()).isZero();
    }

    @Test
    void aLineAmongTheHitsHasANumberAndOneThatIsNotHasNone() {
        LogBook book = EMPTY.with(lines(0, LINES));
        LogHits hits = find(book, wanting("level>=error"));
        assertThat(hits.numberOf(line(107).line())).contains(1);
        assertThat(hits.numberOf(line(108).line())).isEmpty();
        assertThat(hits.numberAt(line(108).line().time())).isEqualTo(2);
        assertThat(hits.line(hits.numberAt(Instant.EPOCH)).text()).isEqualTo("[ERROR] asset 7");
    }

    @Test
    void marksWhatWasLookedFor() {
        LogFilter filter = LogFilter.parse("asset /1[0-9]/ level>=info ASSET");
        assertThat(filter.marked("an asset 123, ASSETS"))
                .containsExactly(
                        new LogFilter.Span(3, 8),
                        new LogFilter.Span(9, 11),
                        new LogFilter.Span(14, 19));
        assertThat(LogFilter.parse("/x*/").marked("abc")).as("nothing is no mark").isEmpty();
    }
}
