package io.stratoscope.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

final class UnpackedTest {

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        }
        return packed.toByteArray();
    }

    static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesMayEndInAnyWayAndTheLastNeedNot() throws IOException {
        assertThat(Unpacked.of(gzip("a\r\nbé\n\nc")).lines()).containsExactly("a", "bé", "c");
        assertThat(Unpacked.of(gzip("")).lines()).isEmpty();
        assertThat(Unpacked.of(gzip("a\n")).problem()).isEmpty();
    }

    @Test
    void severalFilesInOneAreReadOn() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip("a\n"));
        both.write(gzip("b\n"));

        assertThat(Unpacked.of(both.toByteArray()).lines()).containsExactly("a", "b");
    }

    @Test
    void aMegabyteLineIsCutAndSaysSo() throws IOException {
        Unpacked unpacked = Unpacked.of(gzip("x".repeat(1 << 20).concat("\nnext\n")));

        assertThat(unpacked.lines().size()).isEqualTo(2);
        String cut = unpacked.lines().getFirst();
        assertThat(cut.substring(Unpacked.LONGEST_LINE - 1))
                .isEqualTo("x… (cut; 983,040 more bytes)");
        assertThat(unpacked.lines().getLast()).isEqualTo("next");
        assertThat(unpacked.problem()).isEmpty();
    }

    @Test
    void aLineOfTheGreatestLengthIsWhole() throws IOException {
        String longest = "x".repeat(Unpacked.LONGEST_LINE);

        assertThat(Unpacked.of(gzip(longest)).lines()).containsExactly(longest);
    }

    @Test
    void aBombIsLeftOutAndSaysSo() throws IOException {
        byte[] bomb = gzip("y\n".repeat(16 << 20));
        assertThat(bomb).hasSizeLessThan(200_000);

        Unpacked unpacked = Unpacked.of(bomb);

        assertThat(unpacked.problem())
                .hasValueSatisfying(why -> assertThat(why).startsWith("unpacks to more than"));
        assertThat(unpacked.lines().size()).isLessThan(16 << 20);
    }

    @Test
    void whatIsNoGzipFileSaysSo() {
        assertThat(Unpacked.of("plain text".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Unpacked(List.of(), Optional.of("is no gzip file")));
    }

    @Test
    void whatBreaksOffIsReadUpToThere() throws IOException {
        byte[] packed = gzip("a\nb\n");

        Unpacked unpacked = Unpacked.of(Arrays.copyOf(packed, packed.length - 8));

        assertThat(unpacked.lines()).containsExactly("a", "b");
        assertThat(unpacked.problem()).contains("breaks off; what comes before that was read");
    }

    @Test
    void brokenCharactersComeOutAsText() throws IOException {
        assertThat(Unpacked.of(gzip(new byte[] {'a', (byte) 0xC3, 'b', 0, '\n'})).lines())
                .containsExactly("a\uFFFDb\0");
    }
}
