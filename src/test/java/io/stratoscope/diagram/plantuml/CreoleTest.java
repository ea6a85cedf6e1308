package io.stratoscope.diagram.plantuml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CreoleTest {

    @Test
    void namesStayReadable() {
        assertThat(Creole.escape("immich-server 10.0.0.0/16 Stra\u00DFe"))
                .isEqualTo("immich-server 10.0.0.0/16 Stra\u00DFe");
    }

    @Test
    void signsThatPlantUmlActsOnAreCoded() {
        assertThat(Creole.escape("%x()")).isEqualTo("<U+0025>x<U+0028><U+0029>");
        assertThat(Creole.escape("a--b")).isEqualTo("a<U+002D><U+002D>b");
        assertThat(Creole.escape("..a//b")).isEqualTo("<U+002E><U+002E>a<U+002F><U+002F>b");
        assertThat(Creole.escape("<U+0041>")).isEqualTo("<U+003C>U<U+002B>0041<U+003E>");
        assertThat(Creole.escape("A_B")).isEqualTo("A<U+005F>B");
    }

    @Test
    void astralAndRightToLeftCharactersAreCoded() {
        assertThat(Creole.escape("\uD83D\uDE00")).isEqualTo("<U+1F600>");
        assertThat(Creole.escape("\u202E\u05D0")).isEqualTo("<U+202E><U+05D0>");
    }

    @Test
    void aLabelIsOneLine() {
        assertThat(Creole.escape("a\nb\r\nc")).isEqualTo("a b c");
    }
}
