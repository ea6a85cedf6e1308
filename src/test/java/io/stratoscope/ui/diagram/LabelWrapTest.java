package io.stratoscope.ui.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelWrapTest {

    /** Every character is one unit wide. */
    private final LabelWrap wrap = new LabelWrap(c -> 1);

    @Test
    void keepsWhatFitsOnOneLine() {
        assertThat(wrap.lines("immich-server", 13, 3)).containsExactly("immich-server");
    }

    @Test
    void breaksAtSpacesAndBehindHyphens() {
        assertThat(wrap.lines("daily backup of immich-library", 13, 4))
                .containsExactly("daily backup", "of immich-", "library");
    }

    @Test
    void breaksInsideAWordWhenNothingElseHelps() {
        assertThat(wrap.lines("abcdefghij", 4, 5)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void endsWithAnEllipsisWhatDoesNotFit() {
        assertThat(wrap.lines("abcdefghij", 4, 2)).containsExactly("abcd", "efg…");
    }

    @Test
    void showsLineBreaksOfTheName() {
        assertThat(wrap.lines("a\r\nb\tc", 10, 3)).containsExactly("a↵b c");
    }

    @Test
    void doesNotCutAnEmojiInHalf() {
        assertThat(wrap.lines("🦊🦊🦊", 2, 1)).containsExactly("🦊…");
        assertThat(wrap.lines("🦊🦊🦊", 1, 3)).containsExactly("🦊", "🦊", "🦊");
    }

    @Test
    void widthTooSmallForACharacterStillEnds() {
        assertThat(wrap.lines("abc", 0, 3)).hasSize(3);
    }

    @Test
    void emptyNameIsOneEmptyLine() {
        assertThat(wrap.lines("", 10, 3)).containsExactly("");
    }
}
