package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegexWordTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\'',
            value = {
                "asset [0-9a-f]+ ~ 'asset '",
                "Took [0-9]+ seconds ~ ' seconds'",
                "^ERROR$ ~ error",
                "a\\.b\\/c ~ a.b/c",
                "\\(took \\d+ ms\\) ~ '(took '",
                "ab+c ~ ab",
                "[(|]abc ~ abc",
                "\\x41bcde\\.f ~ .f",
                "a\\u0041bc-d ~ -d",
                "\\p{Lu}pper ~ pper",
                "[^a-c]word ~ word",
                "x[a[bc]]yz ~ yz",
            })
    void isTheLongestThatMustBeSaid(String expression, String word) {
        assertThat(RegexWord.of(expression)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\'',
            value = {
                "abc* ~ ab",
                "abc? ~ ab",
                "abc{0,3} ~ ab",
                "abc*d ~ ab",
                "abc*? ~ ab",
                "x?y* ~ ''",
                "(abc)? ~ ''",
                "abc|d ~ ''",
                "(?i)abc ~ ''",
                "a(?x) b c ~ ''",
                "\\Qa*b\\E ~ ''",
                "[]abc] ~ ''",
                "[abc] ~ ''",
                "\\d\\w\\b ~ ''",
                "\\0101 ~ ''",
                "\u00e4\u00f6* ~ ''",
            })
    void isNothingThatNeedNotBeSaid(String expression, String word) {
        assertThat(RegexWord.of(expression)).isEqualTo(word);
    }
}
