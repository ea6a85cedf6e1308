package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratoscope.job.Jobs;
import io.stratoscope.model.Arn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What makes the search quick leaves out no line that the filter takes, and takes none that it does not. */
final class QuickSearchTest {

    private static final Arn GROUP =
            Arn.of("arn:aws:logs:eu-central-1:123456789012:log-group:/ecs/immich");

    private static final List<String> TEXTS =
            List.of(
                    "plain words, GET /api/assets 200 in 5 ms",
                    "PLAIN WORDS",
                    "plai",
                    "n words",
                    "\u00fcber plain words",
                    "\u212aelvin and kelvin, \u0130stanbul",
                    "",
                    "\u0000\u001b[31mred\u001b[0m plain",
                    "<b>plain</b> & words",
                    "half a character \ud83d and a whole one \ud83d\ude80",
                    "{\"user\":\"anna\",\"status\":500,\"took\":0.25}",
                    "{\"user\":\"ANNA\",\"status\":5e2,\"took\":2.5E-1}",
                    "{\"user\":\"\\u0061nna\",\"status\":\"500\"}",
                    "{\"\\u0075ser\":\"anna\",\"status\":500.0}",
                    "{ \"user\" : \"anna\" , \"status\" : 5000 }",
                    "{\"http\":{\"user\":\"anna\",\"path\":\"\\/api\\/assets\"}}",
                    "{\"http.user\":\"anna\",\"path\":\"/api/assets\"}",
                    "{\"user\":{\"anna\":1},\"note\":\"user=anna status=500\"}",
                    "{\"user\":\"annabel\",\"status\":[500],\"ok\":true}",
                    "user=anna status=500 and more",
                    "{\"user\":\"anna\", not JSON",
                    "{\"user\":\"\u212aim\"}",
                    "2 123456789012 eni-0a1 10.0.1.5 10.0.2.9 49152 5432 6 3 180 1772366400 1772366460 REJECT OK",
                    "https 2026-03-01T12:00:00.123456Z app/immich-alb/50dc6c495c0c9188 192.168.131.39:2817"
                            + " 10.0.0.1:80 0.001 0.048 0.037 502 502 0 57"
                            + " \"GET https://photos.example:443/api/assets?x=1 HTTP/1.1\" \"curl/8.9\"",
                    "error 5",
                    "x".repeat(5_000) + "needle" + "y".repeat(5_000));

    /** Enough of each for ten pages. */
    private static final int TIMES = 1_800;

    private static LogBook book(int times) {
        List<FollowedLine> lines = new ArrayList<>();
        for (int i = 0; i < times * TEXTS.size(); i++) {
            boolean first = i < TEXTS.size(); // one long line is enough
            lines.add(
                    new FollowedLine(
                            new LogLine(
                                    Instant.ofEpochMilli(i),
                                    GROUP,
                                    "s",
                                    "needle plain " + i,
                                    first ? TEXTS.get(i) : TEXTS.get(i % (TEXTS.size() - 1))),
                            false));
        }
        return LogBook.empty(new LogBook.Limits(1_000_000, 1L << 40)).with(lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "\"plain words\"",
                "words plain",
                "s",
                "needle",
                "kelvin",
                "\u0130",
                "/plain w[a-z]+/",
                "/[A-Z]{5} W/",
                "/ms$/",
                "/x{20}needle/",
                "/(plain|red)/",
                "/\\/api\\/assets/",
                "/\\d+ ms/",
                "user=anna",
                "user=Kim",
                "user=annabel",
                "http.user=anna",
                "status=500",
                "status=5",
                "took=0.25",
                "path=/api/assets",
                "http.path=/api/assets",
                "ok=true",
                "action=REJECT",
                "dstport<1024",
                "elb_status_code=502",
                "elb_status_code>=500 client_ip=192.168.131.39",
                "nothing=nowhere",
                "user=anna status=500",
                "nowhere"
            })
    void findsWhatLineByLineIsFound(String expression) {
        LogFilter filter = LogFilter.parse(expression);
        LogHits every = LogHits.all(book(1));

        LogChoice choice = LogChoice.ALL.with(filter);
        LogHits hits =
                LogSearch.find(
                        every.book(),
                        choice,
                        LogHits.none(every.book(), choice),
                        () -> false,
                        soFar -> {});

        assertThat(texts(hits))
                .containsExactlyElementsOf(
                        IntStream.range(0, every.size())
                                .mapToObj(every::line)
                                .filter(filter)
                                .map(LogLine::text)
                                .toList());
    }

    private static List<String> texts(LogHits hits) {
        return IntStream.range(0, hits.size()).mapToObj(i -> hits.line(i).text()).toList();
    }

    @Test
    void helpersFindTheSameAndWhatIsToldMeanwhileHasNoGaps() {
        LogBook book = book(TIMES);
        LogChoice choice = LogChoice.ALL.with(LogFilter.parse("status=500"));
        LogHits none = LogHits.none(book, choice);
        List<LogHits> news = new ArrayList<>();
        try (Jobs jobs = new Jobs(Clock.systemUTC())) {
            LogHits alone = LogSearch.find(book, choice, none, () -> false, soFar -> {});
            LogHits helped =
                    LogSearch.find(book, choice, none, () -> false, news::add, jobs::aside);

            assertThat(helped.isComplete()).isTrue();
            assertThat(helped.size()).isEqualTo(alone.size()).isGreaterThan(TIMES);
            assertThat(helped.line(0)).isEqualTo(alone.line(0));
            assertThat(news)
                    .isNotEmpty()
                    .allSatisfy(told -> {
                        assertThat(told.isComplete()).isFalse();
                        int missing = alone.size() - told.size();
                        assertThat(told.line(0)).isEqualTo(alone.line(missing));
                        assertThat(told.line(told.size() - 1))
                                .isEqualTo(alone.line(alone.size() - 1));
                    });
        }
    }

    @Test
    void whoHasNoHelpAnyMoreFindsAlone() {
        LogBook book = book(TIMES);
        LogChoice choice = LogChoice.ALL.with(LogFilter.parse("needle"));
        Jobs closed = new Jobs(Clock.systemUTC());
        closed.close();

        LogHits hits =
                LogSearch.find(
                        book,
                        choice,
                        LogHits.none(book, choice),
                        () -> false,
                        soFar -> {},
                        closed::aside);

        assertThat(hits.isComplete()).isTrue();
        assertThat(hits.size()).isEqualTo(1);
    }
}
