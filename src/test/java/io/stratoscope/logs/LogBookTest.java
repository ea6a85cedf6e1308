package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.model.Arn;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

final class LogBookTest {

    private static final Arn GROUP =
            Arn.of("arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/immich");
    private static final Arn OTHER =
            Arn.of("arn:aws:logs:eu-central-1:123456789012:log-group:/aws/rds");
    private static final LogBook EMPTY = LogBook.empty(new LogBook.Limits(1_000_000, 1L << 40));

    private static FollowedLine line(long millis, String id, String text) {
        return line(GROUP, millis, id, text, false);
    }

    private static FollowedLine line(Arn group, long millis, String id, String text, boolean late) {
        return new FollowedLine(
                new LogLine(Instant.ofEpochMilli(millis), group, "s", id, text), late);
    }

    private static List<String> texts(LogBook book) {
        LogHits all = LogHits.all(book);
        return IntStream.range(0, all.size()).mapToObj(i -> all.line(i).text()).toList();
    }

    @Test
    void keepsLinesAsTheyCame() {
        LogLine strange =
                new LogLine(
                        Instant.ofEpochMilli(1_764_000_000_123L),
                        GROUP,
                        "server/immich/0123",
                        "36944004508158013577777777777777777777777777777777777771",
                        "a\u0000b\u001b[31mred\u001b[0m <b>ä😀</b>\r\n\ttwo");
        LogHits hits = LogHits.all(EMPTY.with(List.of(new FollowedLine(strange, true))));

        assertThat(hits.line(0)).isEqualTo(strange);
        assertThat(hits.isLate(0)).isTrue();
        assertThat(hits.numberOf(strange)).contains(0);
    }

    @Test
    void idsThatAreNotDigitsAndOddOnesAreKeptToo() {
        List<String> ids = List.of("", "1", "12", "123", "12a", "0", "00", "٣");
        LogBook book = EMPTY;
        for (int i = 0; i < ids.size(); i++) {
            book = book.with(List.of(line(i, ids.get(i), "x")));
        }
        LogHits hits = LogHits.all(book);
        assertThat(IntStream.range(0, hits.size()).mapToObj(i -> hits.line(i).id()))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void lateLinesTakeTheirPlaceAndKnownOnesCountOnce() {
        LogBook book = EMPTY.with(List.of(line(10, "1", "a"), line(30, "3", "c")));
        book = book.with(List.of(line(GROUP, 20, "2", "b", true), line(30, "3", "c")));
        assertThat(texts(book)).containsExactly("a", "b", "c");
        assertThat(LogHits.all(book).isLate(1)).isTrue();
        assertThat(LogHits.all(book).isLate(2)).isFalse();

        LogBook more =
                book.with(
                        List.of(
                                line(OTHER, 30, "3", "of another group", false),
                                line(30, "4", "another of the same time")));
        assertThat(texts(more)).hasSize(5);
        assertThat(more.with(List.of())).as("nothing new").isSameAs(more);
    }

    @Test
    void manyLinesInAnyOrderStandInOrder() {
        Random random = new Random(6);
        LogBook book = EMPTY;
        List<Long> times = new ArrayList<>();
        for (int batch = 0; batch < 40; batch++) {
            List<FollowedLine> lines = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                long time = batch * 1_000L + random.nextInt(5_000);
                times.add(time);
                lines.add(line(time, String.valueOf(times.size()), "line " + time));
            }
            book = book.with(lines);
        }
        LogHits hits = LogHits.all(book);
        assertThat(
                        IntStream.range(0, hits.size())
                                .mapToObj(i -> hits.line(i).time().toEpochMilli()))
                .containsExactlyElementsOf(times.stream().sorted().toList());
        for (int number : new int[] {0, 1, 4_095, 4_096, 17_171, 39_999}) {
            assertThat(hits.numberOf(hits.line(number))).contains(number);
        }
        assertThat(hits.numberAt(Instant.ofEpochMilli(0))).isZero();
        assertThat(hits.numberAt(Instant.ofEpochMilli(1_000_000))).isEqualTo(40_000);
        int middle = hits.numberAt(Instant.ofEpochMilli(20_000));
        assertThat(hits.line(middle).time().toEpochMilli()).isGreaterThanOrEqualTo(20_000);
        assertThat(hits.line(middle - 1).time().toEpochMilli()).isLessThan(20_000);
    }

    @Test
    void whatIsTooMuchGoesFromTheBeginningAndIsCounted() {
        LogBook book = LogBook.empty(new LogBook.Limits(10_000, 1L << 40));
        for (int i = 0; i < 30; i++) {
            int from = i * 1_000;
            book =
                    book.with(
                            IntStream.range(from, from + 1_000)
                                    .mapToObj(n -> line(n, String.valueOf(n), "line " + n))
                                    .toList());
        }
        assertThat(book.size()).isBetween(10_000, 10_000 + LogPage.MOST_LINES);
        assertThat(book.taken()).isEqualTo(30_000);
        assertThat(book.dropped()).isEqualTo(30_000 - book.size());
        assertThat(texts(book)).endsWith("line 29999").doesNotContain("line 0");
    }

    @Test
    void lineOfAMegabyteIsBoundedByBytes() {
        String megabyte = "x".repeat(1 << 20);
        LogBook book = LogBook.empty(new LogBook.Limits(1_000, 10L << 20));
        for (int i = 0; i < 40; i++) {
            book = book.with(List.of(line(i, String.valueOf(i), megabyte)));
        }
        assertThat(book.weight()).isLessThan(12L << 20);
        assertThat(book.dropped()).isPositive();
        LogHits hits = LogHits.all(book);
        assertThat(hits.line(hits.size() - 1).text()).isEqualTo(megabyte);
    }
}
