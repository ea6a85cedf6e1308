package io.stratoscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "web \u202egnp.exe, web \u202egnp.exe\u202c",
        "\u202aa\u202bb, \u202aa\u202bb\u202c\u202c",
        "\u202ea\u202c, \u202ea\u202c",
        "\u2067a, \u2067a\u2069",
        "\u2067\u202ea\u2069b, \u2067\u202ea\u2069b",
        "\u202ea\u2067b, \u202ea\u2067b\u2069\u202c",
        "a\u202c\u2069, a\u202c\u2069",
        "\u2067a\u202c, \u2067a\u202c\u2069"
    })
    void whatIsLeftOpenIsTakenBack(String text, String closed) {
        assertThat(Direction.closed(text)).isEqualTo(closed);
    }
}
