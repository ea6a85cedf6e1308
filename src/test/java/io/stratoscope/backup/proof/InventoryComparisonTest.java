package io.stratoscope.backup.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.backup.proof.ProofCheck.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two inventories side by side, and sorting one that is not. */
final class InventoryComparisonTest {

    private static InventoryEntry entry(String path) {
        return InventoryEntry.of(path, 7);
    }

    private static InventoryEntry entry(String path, long size, String checksum, String owner) {
        return new InventoryEntry(path, size, checksum, owner);
    }

    private static Iterator<InventoryEntry> paths(String... paths) {
        return Stream.of(paths).map(InventoryComparisonTest::entry).iterator();
    }

    private static InventoryComparison compare(InventoryEntry expected, InventoryEntry found) {
        return InventoryComparison.of(List.of(expected).iterator(), List.of(found).iterator());
    }

    @Test
    void whatIsMissingAndWhatIsMoreIsTold() {
        InventoryComparison both =
                InventoryComparison.of(
                        paths("/a", "/b", "/d", "/e"), paths("/a", "/c", "/d", "/f", "/g"));
        assertThat(both.alike()).isEqualTo(2);
        assertThat(both.absent()).isEqualTo(2);
        assertThat(both.additional()).isEqualTo(3);
        assertThat(both.first())
                .extracting(InventoryDifference::words)
                .containsExactly(
                        "/b is missing",
                        "/c is there, and nobody knows it",
                        "/e is missing",
                        "/f is there, and nobody knows it",
                        "/g is there, and nobody knows it");
        ProofCheck check = both.check("files", Instant.EPOCH);
        assertThat(check.state()).isEqualTo(State.FAIL);
        assertThat(check.evidence()).contains("of 4 files, 2 are missing and 0 are otherwise");
    }

    @Test
    void whatNobodyKnowsFailsNothing() {
        assertThat(
                        InventoryComparison.of(paths("/a"), paths("/a", "/b"))
                                .check("files", Instant.EPOCH)
                                .state())
                .isEqualTo(State.PASS);
        assertThat(
                        InventoryComparison.of(paths(), paths("/b"))
                                .check("files", Instant.EPOCH)
                                .state())
                .isEqualTo(State.NOT_CHECKABLE);
    }

    @Test
    void sizeBytesAndOwnerAreComparedWhereBothAreKnown() {
        InventoryEntry whole = entry("/a", 7, "abc", "1000:1000 0644");
        assertThat(compare(whole, whole).alike()).isOne();
        assertThat(compare(whole, entry("/a")).alike()).isOne();
        assertThat(compare(whole, entry("/a", InventoryEntry.UNKNOWN, "abc", "")).alike()).isOne();
        assertThat(compare(whole, entry("/a", 7, "", "")).alike()).isOne();
        assertThat(words(whole, entry("/a", 8, "x", ""))).isEqualTo("/a has 8 bytes instead of 7");
        assertThat(words(whole, entry("/a", 7, "x", ""))).isEqualTo("/a has other bytes");
        assertThat(words(whole, entry("/a", 7, "abc", "0:0 0644")))
                .isEqualTo("/a belongs to 0:0 0644 instead of 1000:1000 0644");
    }

    private static String words(InventoryEntry expected, InventoryEntry found) {
        InventoryComparison both = compare(expected, found);
        assertThat(both.otherwise()).isOne();
        return both.first().getFirst().words();
    }

    @Test
    void pathsAreInTheOrderOfTheirBytes() {
        // The second is a pair of surrogates, which Java would put before the first.
        List<String> sorted = List.of("/", "/A", "/a", "/a/b", "/ä", "/\uff5e", "/\ud83d\ude00");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort(InventoryEntry.PATHS);
        assertThat(shuffled).isEqualTo(sorted);
        assertThat(InventoryEntry.PATHS.compare("/\ud83d\ude00", "/\ud83d\ude01")).isNegative();
    }

    @Test
    void whatIsNotSortedIsRefused() {
        assertThatThrownBy(() -> InventoryComparison.of(paths("/b", "/a"), paths("/b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the inventory of what is expected is not sorted by path: /a comes after /b");
        assertThatThrownBy(() -> InventoryComparison.of(paths("/a"), paths("/a", "/a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found");
    }

    @Test
    void onlyTheFirstAreKeptAndAllAreTold() {
        List<InventoryDifference> told = new ArrayList<>();
        InventoryComparison both =
                InventoryComparison.of(
                        IntStream.range(1000, 3000).mapToObj(i -> entry("/b" + i)).iterator(),
                        IntStream.range(1000, 3000).mapToObj(i -> entry("/a" + i)).iterator(),
                        told::add);
        assertThat(told).hasSize(4000);
        assertThat(both.first())
                .hasSize(100)
                .anyMatch(InventoryDifference.Absent.class::isInstance);
    }

    @Test
    void runsAreMergedAndTheirFilesGo(@TempDir Path folder) throws Exception {
        List<InventoryEntry> shuffled =
                new ArrayList<>(
                        IntStream.range(1000, 1237)
                                .mapToObj(i -> entry("/" + i, i, "s" + i, "o" + i))
                                .toList());
        List<InventoryEntry> sorted = List.copyOf(shuffled);
        Collections.shuffle(shuffled, new Random(1));
        try (InventorySort sort = new InventorySort(folder, 10)) {
            shuffled.forEach(sort::add);
            assertThat(sort.sorted()).toIterable().containsExactlyElementsOf(sorted);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        try (InventorySort sort = new InventorySort(folder, 1000)) {
            shuffled.forEach(sort::add);
            assertThat(sort.sorted()).toIterable().containsExactlyElementsOf(sorted);
        }
        try (InventorySort sort = new InventorySort(folder.resolve("nowhere"), 1)) {
            assertThatThrownBy(() -> sort.add(entry("/a"))).hasMessageContaining("make room there");
        }
    }
}
