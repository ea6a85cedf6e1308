package io.stratoscope.logs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a compressed file, as far as it can be read.
 *
 * @param problem what is wrong with the file, in words that follow its name; the lines before that are there
 */
record Unpacked(List<String> lines, Optional<String> problem) {

    /** More of a line is left out. */
    static final int LONGEST_LINE = 1 << 16;

    /** Log files are compressed to a fifth or a thirtieth; what grows more than this was not made to be read. */
    private static final long GROWTH = 200;

    private static final long LEAST_BYTES = 1L << 24;
    private static final long MOST_BYTES = 1L << 27;

    private static final int CHUNK = 1 << 16;

    Unpacked {
        lines = List.copyOf(lines);
    }

    /** Unpacks, within bounds. */
    static Unpacked of(byte[] packed) {
        long most = Math.clamp(packed.length * GROWTH, LEAST_BYTES, MOST_BYTES);
        Splitter lines = new Splitter();
        long all = 0;
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed), CHUNK)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                all += read;
                if (all > most) {
                    return lines.ended(
                            Optional.of(
                                    "unpacks to more than "
                                            + String.format(Locale.ROOT, "%,d", most)
                                            + " bytes; the rest of it was left out"));
                }
                lines.take(chunk, read);
            }
            return lines.ended(Optional.empty());
        } catch (EOFException _) {
            return lines.ended(Optional.of("breaks off; what comes before that was read"));
        } catch (IOException _) {
            return lines.ended(
                    Optional.of(
                            all == 0
                                    ? "is no gzip file"
                                    : "is damaged; what comes before that was read"));
        }
    }

    /** Makes lines of bytes. */
    private static final class Splitter {
        private final List<String> lines = new ArrayList<>();
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private long left;

        void take(byte[] bytes, int length) {
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (bytes[i] == '\n') {
                    add(bytes, start, i);
                    end();
                    start = i + 1;
                }
            }
            add(bytes, start, length);
        }

        private void add(byte[] bytes, int from, int to) {
            int taken = Math.min(to - from, LONGEST_LINE - line.size());
            line.write(bytes, from, taken);
            left += to - from - taken;
        }

        private void end() {
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            if (!text.isEmpty()) {
                lines.add(
                        left == 0
                                ? text
                                : text
                                        + String.format(
                                                Locale.ROOT, "… (cut; %,d more bytes)", left));
            }
            line.reset();
            left = 0;
        }

        Unpacked ended(Optional<String> problem) {
            end();
            return new Unpacked(lines, problem);
        }
    }
}
