package io.stratoscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;

class PictureIndexTest {

    @TempDir private Path folder;

    @Test
    void namesEveryPictureAndNothingElse() throws Exception {
        for (String name : new String[] {"compare-light.png", "coverage-dark.png", "a\"<b>.png"}) {
            Files.createFile(folder.resolve(name));
        }
        Files.createFile(folder.resolve("notes.txt"));

        PictureIndex.write(folder);

        assertThat(folder.resolve("index.html"))
                .content()
                .contains(
                        "<h2>compare</h2>",
                        "<a href=\"compare-light.png\">",
                        "<a href=\"coverage-dark.png\">",
                        "<a href=\"a&quot;&lt;b>.png\">")
                .doesNotContain("notes.txt", "<!-- pictures -->");
    }

    @Test
    void isCalledAtTheEndOfEveryTestRun() {
        assertThat(
                        StreamSupport.stream(
                                ServiceLoader.load(
                                                org.junit.platform.launcher.TestExecutionListener
                                                        .class)
                                        .spliterator(),
                                false))
                .hasAtLeastOneElementOfType(PictureIndex.class);
    }
}
