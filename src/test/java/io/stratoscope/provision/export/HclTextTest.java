package io.stratoscope.provision.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class HclTextTest {

    // What Terraform 1.11's console reads from each of them is the text on the left.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|\"plain\"",
                "a \"b\"|\"a \\\"b\\\"\"",
                "C:\\dir|\"C:\\\\dir\"",
                "${x}|\"$${x}\"",
                "%{if x}|\"%%{if x}\"",
                "$${x}|\"\\u0024$${x}\"",
                "%%{x}|\"\\u0025%%{x}\"",
                "<<EOT|\"<<EOT\"",
                "a # b // c|\"a # b // c\"",
            })
    void aTextMeansItself(String text, String quoted) {
        assertThat(HclText.quoted(text)).isEqualTo(quoted);
    }

    @Test
    void aTextStaysOnItsLine() {
        assertThat(HclText.quoted("a\nb\r\tc\u0000\u0085"))
                .isEqualTo("\"a\\nb\\r\\tc\\u0000\\u0085\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "a$b", "{$}", "100 %", "%", "$ {", "#{host}"})
    void aDollarOrPercentSignThatBeginsNothingStays(String text) {
        assertThat(HclText.quoted(text)).isEqualTo("\"" + text + "\"");
    }

    @Test
    void aDollarJustBeforeAnExpressionDoesNotEscapeIt() {
        assertThat(HclText.escaped("cost: $", true)).isEqualTo("cost: \\u0024");
        assertThat(HclText.escaped("cost: $", false)).isEqualTo("cost: $");
        assertThat(HclText.escaped("100 %", true)).isEqualTo("100 %");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "_a", "a-b", "Key2", "format"})
    void anIdentifierNeedsNoQuotes(String name) {
        assertThat(HclText.name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:SourceArn", "2a", "", "a b", "for", "null", "-a", "ä"})
    void anyOtherNameIsQuoted(String name) {
        assertThat(HclText.name(name)).isEqualTo("\"" + name + "\"");
    }

    @Test
    void aCommentCannotEnd() {
        assertThat(HclText.comment("a\n}\r\nresource \"x\" \"y\" {}"))
                .isEqualTo("# a } resource \"x\" \"y\" {}");
    }

    @Test
    void aPathQuotesWhatIsNoIdentifier() {
        assertThat(HclText.path(List.of("Endpoint", "a\"b", "c")))
                .isEqualTo(".Endpoint[\"a\\\"b\"].c");
    }
}
