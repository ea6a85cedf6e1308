package io.stratoscope.store;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A file with a JSON object a line, which only grows, and in which each line names the SHA-256 of the line before: who changes, removes
 * or moves a line later is found out, unless it is the last one. Several programs may add lines at the same time.
 */
public final class ChainFile {

    /** What the first line has in place of the SHA-256 of the line before. */
    public static final String NONE = "0".repeat(64);

    private static final String PREVIOUS = "previous";
    private static final long MOST_BYTES = 64_000_000;

    /** Locks of files are between programs; between the threads of this one they are refused. */
    private static final ReentrantLock IN_THIS_PROGRAM = new ReentrantLock();

    private final Path file;

    /** A chain; the file need not be there yet. */
    public ChainFile(Path file) {
        this.file = file;
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param sha256 of its bytes, without the line's end, in hexadecimal
     * @param previous what it says of the line before
     */
    public record Entry(int number, JsonObject object, String sha256, String previous) {}

    /**
     * Something that is not as it was written.
     *
     * @param number of the line, from 1
     * @param words what is wrong with it
     */
    public record Flaw(int number, String words) {}

    /** All lines that can be read, the oldest first, and what is wrong. */
    public record Reading(List<Entry> entries, List<Flaw> flaws) {
        public Reading {
            entries = List.copyOf(entries);
            flaws = List.copyOf(flaws);
        }
    }

    /** SHA-256, in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            // Every Java has it.
            throw new IllegalStateException(e);
        }
    }

    /** Reads all; of a file that is not there, nothing. */
    public Reading read() {
        if (!Files.exists(file)) {
            return new Reading(List.of(), List.of());
        }
        IN_THIS_PROGRAM.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock _ = channel.lock(0, Long.MAX_VALUE, true)) {
            return reading(bytes(channel));
        } catch (IOException e) {
            throw new FileException("cannot read " + file + ": " + FileReason.of(file, e), e);
        } finally {
            IN_THIS_PROGRAM.unlock();
        }
    }

    /**
     * Adds a line, while nobody else does. A last line that a crash cut off goes: it never was one.
     *
     * @param next makes the line, given all before; empty where there is nothing to add
     * @return the line as it is now; empty where nothing was added
     * @throws FileException when that cannot be done
     */
    public Optional<Entry> append(Function<Reading, Optional<JsonObject>> next) {
        IN_THIS_PROGRAM.lock();
        try (FileChannel channel =
                        FileChannel.open(
                                file,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            byte[] before = bytes(channel);
            Optional<JsonObject> object = next.apply(reading(before));
            return object.isEmpty()
                    ? Optional.empty()
                    : Optional.of(write(channel, before, object.get()));
        } catch (IOException e) {
            throw new FileException("cannot write " + file + ": " + FileReason.of(file, e), e);
        } finally {
            IN_THIS_PROGRAM.unlock();
        }
    }

    private static Entry write(FileChannel channel, byte[] before, JsonObject object)
            throws IOException {
        List<byte[]> lines = lines(before);
        String previous = lines.isEmpty() ? NONE : sha256(lines.getLast());
        JsonValue.ObjectBuilder builder = JsonValue.object().put(PREVIOUS, previous);
        object.members().forEach(builder::put);
        JsonObject whole = builder.build();
        byte[] line = JsonText.compact(whole).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        channel.truncate(wholeLength(before)).position(wholeLength(before));
        while (bytes.hasRemaining()) {
            int _ = channel.write(bytes);
        }
        channel.force(true);
        return new Entry(lines.size() + 1, whole, sha256(line), previous);
    }

    private byte[] bytes(FileChannel channel) throws IOException {
        if (channel.size() > MOST_BYTES) {
            throw new FileException(
                    "cannot read " + file + ": it is too long to be one of Stratoscope's; move it");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        long at = 0;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                throw new IOException("it became shorter while it was read");
            }
            at += read;
        }
        return bytes.array();
    }

    /** Up to the last line's end. */
    private static int wholeLength(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, from, i));
                from = i + 1;
            }
        }
        return lines;
    }

    private static Reading reading(byte[] bytes) {
        List<Entry> entries = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        String before = NONE;
        int number = 0;
        for (byte[] line : lines(bytes)) {
            number++;
            String sha256 = sha256(line);
            Optional<Entry> entry = entry(number, line, sha256);
            if (entry.isEmpty()) {
                flaws.add(new Flaw(number, "it is no entry: it was changed"));
            } else {
                entries.add(entry.get());
                if (!entry.get().previous().equals(before)) {
                    flaws.add(new Flaw(number, broken(number)));
                }
            }
            before = sha256;
        }
        if (wholeLength(bytes) < bytes.length) {
            flaws.add(new Flaw(number + 1, "it was cut off while it was written"));
        }
        return new Reading(entries, flaws);
    }

    private static String broken(int number) {
        return number == 1
                ? "it is not the first: lines before it were removed"
                : "it does not follow line "
                        + (number - 1)
                        + ": that was changed, or lines were removed or moved here";
    }

    private static Optional<Entry> entry(int number, byte[] line, String sha256) {
        try {
            return JsonText.parse(new String(line, StandardCharsets.UTF_8))
                            instanceof JsonObject object
                    ? object.text(PREVIOUS)
                            .map(previous -> new Entry(number, object, sha256, previous))
                    : Optional.empty();
        } catch (JsonFormatException _) {
            return Optional.empty();
        }
    }
}
