package io.stratoscope.simulator.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

class PhotoLibraryTest {

    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Ownership OWNER = new Ownership(1000, 1000, 0644);

    private final PhotoLibrary library = new PhotoLibrary("immich", BEGUN, OWNER);

    @Test
    void whoAsksTwiceGetsTheSame() {
        assertThat(library.rows(NOW)).isEqualTo(library.rows(NOW));
        assertThat(library.files(NOW)).isEqualTo(library.files(NOW));
        assertThat(new PhotoLibrary("other", BEGUN, OWNER).files(NOW))
                .isNotEqualTo(library.files(NOW));
    }

    @Test
    void itGrowsAndLosesNothing() {
        LibraryRows rows = library.rows(NOW);
        LibraryRows before = library.rows(NOW.minus(Duration.ofDays(1)));

        assertThat(rows.users()).hasSize(3);
        assertThat(rows.assets()).hasSizeBetween(1_300, 2_100).startsWith(first(before));
        assertThat(rows.assets().size() - before.assets().size()).isBetween(5, 40);
        assertThat(rows.albums()).extracting(Album::name).contains("January 2026", "March 2026");
        assertThat(rows.assets().stream().map(Asset::id)).doesNotHaveDuplicates();
        assertThat(library.files(NOW).files().keySet())
                .containsAll(library.files(NOW.minusSeconds(86_400)).files().keySet());
    }

    private static Asset[] first(LibraryRows rows) {
        return rows.assets().toArray(Asset[]::new);
    }

    @Test
    void whatCameInBetweenIsWhatIsThereThenAndWasNotBefore() {
        for (String from :
                new String[] {
                    "2026-01-01T00:05:00Z",
                    "2026-02-27T02:00:00Z",
                    "2026-02-28T14:31:07Z",
                    "2026-02-28T23:59:50Z",
                    "2026-03-01T08:00:00Z"
                }) {
            Instant after = Instant.parse(from);
            Map<String, StoredFile> expected = new TreeMap<>(library.files(NOW).files());
            expected.values().removeIf(file -> !file.modified().isAfter(after));
            assertThat(library.added(after, NOW).files()).as(from).isEqualTo(expected);
            assertThat(expected).as(from).isNotEmpty();
        }
    }

    @Test
    void eachRowHasItsFileAndEachFolderItsMarker() {
        FileTree files = library.files(NOW);

        for (Asset asset : library.rows(NOW).assets()) {
            assertThat(files.get(asset.originalPath())).contains(asset.original());
        }
        assertThat(library.bytes(NOW)).isEqualTo(files.bytes());
        assertThat(files.get("/upload/.immich")).isPresent();
        assertThat(files.get("/thumbs/.immich")).isPresent();
    }

    @Test
    void beforeItBeganThereIsNothing() {
        assertThat(library.rows(BEGUN.minusSeconds(1))).isEqualTo(LibraryRows.NONE);
        assertThat(library.files(BEGUN.minusSeconds(1))).isEqualTo(FileTree.EMPTY);
        assertThat(library.rows(BEGUN).assets()).hasSize(1);
    }

    @Test
    void whatIsMadeOfAnUploadComesAfterIt() {
        Asset last = library.rows(NOW).assets().getLast();

        assertThat(library.files(last.uploaded()).get(last.thumbnailPath())).isEmpty();
        assertThat(library.files(last.uploaded().plus(Asset.MADE)).get(last.thumbnailPath()))
                .isPresent();
    }

    @Test
    void whatIsInAFileIsTheSameEachTimeAndAsLongAsItSays() throws IOException {
        StoredFile file = new StoredFile(100_003, 42, NOW, OWNER);

        try (InputStream stream = file.content();
                InputStream again = file.content()) {
            byte[] all = stream.readAllBytes();
            assertThat(all).hasSize(100_003).isEqualTo(again.readAllBytes());
            assertThat(stream.read()).isEqualTo(-1);
        }
        assertThat(file.checksum()).hasSize(28).isNotEqualTo(file.corrupted().checksum());
        assertThat(file.hasContentOf(file.corrupted())).isFalse();
        assertThat(file.hasContentOf(file.owned(new Ownership(0, 0, 0600)))).isTrue();
        assertThat(new StoredFile(0, 1, NOW, OWNER).checksum())
                .as("SHA-1 of nothing")
                .isEqualTo("2jmj7l5rSw0yVb/vlWAYkK/YBwk=");
    }

    @Test
    void treesAreTakenOutOfFoldersAndPutIntoThem() {
        StoredFile file = new StoredFile(1, 1, NOW, OWNER);
        FileTree tree = FileTree.of(Map.of("/a/x", file, "/ab/y", file, "/z", file));

        assertThat(tree.in("/a/").files()).containsOnlyKeys("/x");
        assertThat(tree.in("/")).isEqualTo(tree);
        assertThat(tree.into("/")).isEqualTo(tree);
        assertThat(tree.into("/b/").files()).containsOnlyKeys("/b/a/x", "/b/ab/y", "/b/z");
        assertThat(tree.into("/b/").in("/b/")).isEqualTo(tree);
        assertThat(tree.without("/z").with("/z", file)).isEqualTo(tree);
        assertThat(tree.bytes()).isEqualTo(3);
        assertThatThrownBy(() -> FileTree.of(Map.of("a", file)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBytesAreTheSameHoweverTheyAreRead() throws IOException {
        StoredFile file = new StoredFile(1003, 7, NOW, OWNER);
        byte[] whole = file.content().readAllBytes();
        assertThat(whole).hasSize(1003);
        try (InputStream single = file.content();
                InputStream parts = file.content()) {
            for (int i = 0; i < whole.length; i++) {
                assertThat((byte) single.read()).isEqualTo(whole[i]);
            }
            assertThat(single.read()).isEqualTo(-1);
            byte[] some = new byte[whole.length];
            int done = 0;
            for (int length = 1; done < whole.length; length++) {
                done += parts.readNBytes(some, done, Math.min(length, whole.length - done));
            }
            assertThat(some).isEqualTo(whole);
        }
    }

    @Test
    void aFileIsTheSameAsAmongAll() {
        PhotoLibrary library = new PhotoLibrary("family", NOW, OWNER);
        Instant later = NOW.plus(Duration.ofDays(3));
        SortedMap<String, StoredFile> all = library.files(later).files();
        all.keySet().stream()
                .limit(50)
                .forEach(path -> assertThat(library.file(path, later)).contains(all.get(path)));
        for (String marker : PhotoLibrary.markerPaths()) {
            assertThat(library.file(marker, later)).contains(all.get(marker));
        }
        assertThat(library.file("/upload/nothing.jpg", later)).isEmpty();
        assertThat(library.file(all.firstKey(), NOW.minusSeconds(1))).isEmpty();
    }
}
