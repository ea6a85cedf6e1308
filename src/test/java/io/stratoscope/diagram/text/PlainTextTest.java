package io.stratoscope.diagram.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void controlCharactersAreShownAsTheirPictures() {
        assertThat(PlainText.printable("a\u0000\u001B\u007Fb")).isEqualTo("a\u2400\u241B\u2421b");
    }

    @Test
    void whatXmlForbidsIsReplaced() {
        assertThat(PlainText.printable("\uD800x\uDC00\uFFFF\u0080\uE000"))
                .isEqualTo("\uFFFDx\uFFFD\uFFFD\uFFFD\uFFFD");
        assertThat(PlainText.printable("\uD83D\uDE00\u202E")).isEqualTo("\uD83D\uDE00\u202E");
    }

    @Test
    void shortTextIsOneLine() {
        assertThat(PlainText.wrap("immich-server", 13)).containsExactly("immich-server");
        assertThat(PlainText.wrap("", 13)).isEmpty();
        assertThat(PlainText.wrap(" \n ", 13)).isEmpty();
    }

    @Test
    void breaksAtSpacesThenAfterSignsThenAnywhere() {
        assertThat(PlainText.wrap("the quick brown fox", 10))
                .containsExactly("the quick", "brown fox");
        assertThat(PlainText.wrap("immich-backup-123", 15))
                .containsExactly("immich-backup-", "123");
        assertThat(PlainText.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void breaksBeforeACapitalWithinAWordRatherThanAnywhere() {
        assertThat(PlainText.wrap("AmazonECSTaskExecutionRolePolicy", 24))
                .containsExactly("AmazonECSTaskExecution", "RolePolicy");
        assertThat(PlainText.wrap("AMAZONECSTASKEXECUTION", 12))
                .containsExactly("AMAZONECSTAS", "KEXECUTION");
    }

    @Test
    void neverBreaksInsideOfACharacter() {
        assertThat(PlainText.wrap("\uD83D\uDE00".repeat(5), 2))
                .containsExactly(
                        "\uD83D\uDE00\uD83D\uDE00", "\uD83D\uDE00\uD83D\uDE00", "\uD83D\uDE00");
        assertThat(PlainText.wrap("e\u0301e\u0301e\u0301", 2))
                .containsExactly("e\u0301e\u0301", "e\u0301");
    }

    @Test
    void lineBreaksOfTheTextAreKept() {
        assertThat(PlainText.wrap("a\r\nb\u2028c", 10)).containsExactly("a", "b", "c");
    }

    @Test
    void breaksBetweenFacts() {
        assertThat(PlainText.wrapFacts("writer · aurora-postgresql 16.6 · db.t4g.medium", 24))
                .containsExactly("writer", "aurora-postgresql 16.6", "db.t4g.medium");
        assertThat(PlainText.wrapFacts("primary · redis 7.1 · cache.t4g.micro", 24))
                .containsExactly("primary · redis 7.1", "cache.t4g.micro");
        assertThat(PlainText.wrapFacts("one fact that is longer than a line is", 24))
                .as("is broken as any text is")
                .isEqualTo(PlainText.wrap("one fact that is longer than a line is", 24));
        assertThat(PlainText.wrapFacts("", 24)).isEmpty();
    }
}
