package io.stratoscope.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyMatchTest {

    @ParameterizedTest
    @CsvSource({
        "snv, Show the network view, Show and never leave", // word starts before letters within
        "net, Show the network view, Show one entry of it", // letters in a row before scattered
        // ones
        "db, immich-db, immich-dashboard",
        "exp, Export the diagram, Show what expires",
        "imm, immich, immich-machine-learning", // of equals the shorter
        "sb, serverBackup, subscriber", // a capital begins a word
    })
    void firstFitsBetter(String query, String better, String worse) {
        assertThat(score(query, better)).isGreaterThan(score(query, worse));
    }

    @Test
    void lettersMustOccurInTheirOrder() {
        assertThat(FuzzyMatch.of("vn", "network view")).isEmpty();
        assertThat(FuzzyMatch.of("nv", "network view")).isPresent();
        assertThat(FuzzyMatch.of("nn", "net")).isEmpty();
        assertThat(FuzzyMatch.of("x", "")).isEmpty();
    }

    @Test
    void caseAndSpacesOfTheQueryDoNotMatter() {
        assertThat(FuzzyMatch.of("NET view", "Show the network view"))
                .isEqualTo(FuzzyMatch.of("netview", "Show the network view"));
    }

    @Test
    void placesAreThoseOfTheBestFit() {
        assertThat(FuzzyMatch.of("nv", "Show the network view").orElseThrow().places())
                .containsExactly(9, 17);
        assertThat(FuzzyMatch.of("work", "Show the network view").orElseThrow().places())
                .containsExactly(12, 13, 14, 15);
        assertThat(FuzzyMatch.of("", "anything").orElseThrow().places()).isEmpty();
    }

    @Test
    void hugeTextsAndQueriesAreNoTrouble() {
        String text = "a".repeat(100_000);
        assertThat(FuzzyMatch.of("a".repeat(5_000), text)).isPresent();
        assertThat(FuzzyMatch.of("b", text)).isEmpty();
        assertThat(FuzzyMatch.of("\uD83D\uDE00", "smile \uD83D\uDE00")).isPresent();
    }

    private static int score(String query, String text) {
        return FuzzyMatch.of(query, text).orElseThrow().score();
    }
}
