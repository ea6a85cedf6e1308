package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.model.Scope;
import io.stratoscope.model.Snapshot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class SnapshotFileTest {

    private static final Snapshot SNAPSHOT = SampleSnapshots.of(Scope.project("immich"), "photos");

    @TempDir private Path directory;

    @Test
    void whatWasWrittenIsRead() throws IOException {
        Path file = directory.resolve("snapshot.json");

        SnapshotFile.write(file, SNAPSHOT);

        assertThat(SnapshotFile.read(file)).isEqualTo(SNAPSHOT);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).as("no temporary file is left").containsExactly(file);
        }
    }

    @Test
    void anUnwritablePlaceIsOneLineAndLeavesNothing() {
        Path file = directory.resolve("missing").resolve("snapshot.json");

        assertThatThrownBy(() -> SnapshotFile.write(file, SNAPSHOT))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aTruncatedFileSaysSoWhereverItEnds() throws IOException {
        Path file = directory.resolve("snapshot.json");
        SnapshotFile.write(file, SNAPSHOT);
        byte[] whole = Files.readAllBytes(file);
        // Up to the closing brace; what follows it is only the line end.
        for (int length = 0; length < whole.length - 1; length += 37) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            refuses(file, "as a snapshot");
        }
    }

    @Test
    void whatIsNoSnapshotIsToldApart() throws IOException {
        refuses(write("hello"), "as a snapshot");
        refuses(write("{\"format\":\"other\",\"version\":1}"), "not a Stratoscope snapshot");
        refuses(
                write("{\"format\":\"stratoscope-snapshot\",\"version\":99}"),
                "update Stratoscope");
        refuses(write("{\"format\":\"stratoscope-snapshot\",\"version\":1}"), "as a snapshot");
        Path binary = directory.resolve("binary.json");
        Files.write(binary, new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'});
        refuses(binary, "not UTF-8");
    }

    @Test
    void aMissingFileAndADirectoryAreToldApart() {
        refuses(directory.resolve("nowhere.json"), "there is no such file");
        refuses(directory, "is a directory");
    }

    private Path write(String text) throws IOException {
        return Files.write(directory.resolve("given.json"), List.of(text));
    }

    private static void refuses(Path file, String words) {
        assertThatThrownBy(() -> SnapshotFile.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(words)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }
}
