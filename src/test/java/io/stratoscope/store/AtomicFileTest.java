package io.stratoscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class AtomicFileTest {

    @TempDir private Path directory;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void makesAndReplaces() throws IOException {
        Path file = directory.resolve("file");
        AtomicFile.write(file, bytes("one"));
        AtomicFile.write(file, bytes("two"));
        assertThat(file).hasContent("two");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void leavesTheOldContentWhenWritingFailsHalfWay() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "old");
        assertThatThrownBy(() ->
                        AtomicFile.write(
                                file,
                                out -> {
                                    out.write(bytes("half"));
                                    throw new IOException("disk full");
                                }))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("disk full");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        AtomicFile.write(link, bytes("new"));
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void saysWhyItCannotWrite() {
        assertThatThrownBy(() -> AtomicFile.write(directory.resolve("no/such/file"), bytes("")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("its directory does not exist");
        assertThatThrownBy(() -> AtomicFile.write(directory, bytes("")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("it is a directory");
    }

    @Test
    void saysSoBeforeTheWorkIsDone() {
        assertThatThrownBy(() -> AtomicFile.check(directory.resolve("no/such/file")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("its directory does not exist");
        assertThatThrownBy(() -> AtomicFile.check(directory))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("it is a directory");
        AtomicFile.check(directory.resolve("new"));
        AtomicFile.check(Path.of("relative"));
        assertThat(directory).isEmptyDirectory();
    }
}
