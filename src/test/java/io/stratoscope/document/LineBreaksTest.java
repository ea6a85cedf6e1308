package io.stratoscope.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** Lines of ten signs, each as wide as the other. */
final class LineBreaksTest {

    private static List<String> lines(String text) {
        return LineBreaks.of(text, 10, _ -> 1);
    }

    @ParameterizedTest
    @CsvSource({
        "one, one",
        "exactlyten, exactlyten",
        "exactly te, exactly te",
        "exactly ten, exactly|ten",
        "elevensigns, elevensign|s",
        "a elevensigns b, a|elevensign|s b",
        "one two three four, one two|three four",
    })
    void linesBreakBetweenWordsWhereTheyCan(String text, String lines) {
        assertThat(String.join("|", lines(text))).isEqualTo(lines);
    }

    @Test
    void nothingIsOneLineAndASignThatIsTooWideStandsAlone() {
        assertThat(lines("")).containsExactly("");
        assertThat(LineBreaks.of("ab", 1, _ -> 5)).containsExactly("a", "b");
        assertThat(lines("😀".repeat(11))).containsExactly("😀".repeat(10), "😀");
    }

    @Test
    void aLongWordTakesAMomentOnly() {
        assertThat(lines("x".repeat(1_000_000))).hasSize(100_000);
    }
}
