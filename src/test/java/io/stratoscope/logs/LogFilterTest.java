package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\'',
            value = {
                "timeout ~ a Timeout of 3 s",
                "time out ~ out of time",
                "\"time out\" ~ the time out is",
                "/t[io]+me/ ~ a tiome",
                "/a b/ c ~ c a b",
                "/a\\/b/ ~ a/b",
                "/api/assets ~ GET /api/assets 200",
                "level>=warn ~ x ERROR y",
                "level>=warn ~ x WARN y",
                "level=info ~ [NOTICE] x",
                "level<error ~ x WARN y",
                "LEVEL>info ~ x WARN y",
                "level>=warn disk ~ x ERROR disk full",
                "user=anna ~ {\"user\":\"Anna\"}",
                "http.status=404 ~ {\"http\":{\"status\":404}}",
                "http.status=404 ~ {\"http.status\":\"404\"}",
                "name=\"a b\" ~ {\"name\":\"a b\"}",
                "ok=true ~ {\"ok\":true}",
                "user=anna ~ msg=x user=anna",
                "a=b=c ~ a=b=c",
            })
    void lets(String expression, String text) {
        assertThat(LogFilter.parse(expression)).accepts(LogLineTest.line(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\'',
            value = {
                "timeout ~ time out",
                "\"time out\" ~ out of time",
                "/^time/ ~ a time",
                "/Time/ ~ a time",
                "level>=warn ~ x INFO y",
                "level>=warn ~ no level at all",
                "level>warn ~ x WARN y",
                "level=info ~ x ERROR y",
                "level>=warn disk ~ x ERROR y",
                "user=anna ~ {\"user\":\"annabel\"}",
                "user=anna ~ {\"name\":\"user=anna\"}",
                "http.status=404 ~ {\"http\":{\"status\":{\"404\":1}}}",
                "http.status=404 ~ {\"http\":404}",
            })
    void holdsBack(String expression, String text) {
        assertThat(LogFilter.parse(expression)).rejects(LogLineTest.line(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"open", "a \"open", "/(/", "level>=loud", "level>=", "\"\"", "a=\"b"})
    void saysWhatIsWrong(String expression) {
        assertThatThrownBy(() -> LogFilter.parse(expression))
                .isInstanceOf(LogFilterException.class)
                .message()
                .isNotBlank()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothingWantsEverything(String expression) {
        assertThat(LogFilter.parse(expression)).accepts(LogLineTest.line(""));
    }

    @Test
    void anExpressionThatGoesTooDeepIsTriedOnTheBeginningOfALongLine() {
        LogFilter wanted = LogFilter.parse("/x(a|b)*c/");
        String deep = "ab".repeat(500_000);

        assertThat(wanted).rejects(LogLineTest.line("x" + deep));
        assertThat(wanted).accepts(LogLineTest.line("xabc x" + deep));
        assertThat(LogFilter.parse("/abc$/"))
                .as("others see all")
                .accepts(LogLineTest.line(deep + "abc"));
    }
}
