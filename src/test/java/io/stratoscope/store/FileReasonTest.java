package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;

final class FileReasonTest {

    private static final Path DATA = Path.of("/data");

    @TempDir Path directory;

    @Test
    void thePathIsNotSaidTwice() {
        assertThat(FileReason.of(DATA, new AccessDeniedException("/data")))
                .isEqualTo("permission denied");
        assertThat(FileReason.of(DATA, new FileSystemException("/data", null, "Read-only")))
                .isEqualTo("Read-only");
        assertThat(FileReason.of(DATA, new DirectoryNotEmptyException("/data")))
                .isEqualTo("DirectoryNotEmptyException");
    }

    @Test
    void anotherPathIsSaid() {
        assertThat(FileReason.of(Path.of("/data/deep"), new AccessDeniedException("/data")))
                .isEqualTo("/data: permission denied");
        assertThat(FileReason.of(DATA, new NoSuchFileException("/data2")))
                .isEqualTo("/data2: there is no such file or directory");
    }

    @Test
    void whatIsAboutNoFileKeepsItsWords() {
        assertThat(FileReason.of(DATA, new IOException("No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileReason.of(DATA, new IOException())).isEqualTo("IOException");
    }

    @Test
    void aDataDirectoryThatIsAFileIsNamedOnce() throws IOException {
        Path file = Files.writeString(directory.resolve("taken"), "x");

        assertThatThrownBy(() -> SnapshotStore.open(file, Clock.systemUTC()))
                .isInstanceOf(FileException.class)
                .hasMessage(
                        "cannot make the data directory "
                                + file
                                + ": a file of this name is in the way; choose another with"
                                + " --data-dir");
    }
}
