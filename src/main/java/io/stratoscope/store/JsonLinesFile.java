package io.stratoscope.store;

import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file with a JSON object a line, which only grows. A line that a crash cut off is left out when it is read, and does not
 * swallow the next one. Safe for many threads: what they add at the same time goes to the disk together.
 */
public final class JsonLinesFile {
    private final Path file;
    private final boolean durable;

    /** How long the file was when it was last read or written here. */
    private volatile long length;

    /** Held while the file goes to the disk, which takes longer than anything else here. */
    private final Object goingToDisk = new Object();

    /** How much of the file is on the disk for sure. */
    private long onDisk;

    /**
     * A file; it need not be there yet.
     *
     * @param durable whether each line has to be on the disk before {@link #append} returns
     */
    public JsonLinesFile(Path file, boolean durable) {
        this.file = file;
        this.durable = durable;
        length = file.toFile().length();
    }

    /**
     * Adds a line.
     *
     * @throws FileException when that cannot be done, or another program wrote into the file since it was read here
     */
    public void append(JsonObject object) {
        long end = write(object);
        if (durable) {
            bringToDisk(end);
        }
    }

    /** Writes a line, and says how long the file is then. */
    private synchronized long write(JsonObject object) {
        String line = JsonText.compact(object).strip() + "\n";
        makeDirectory();
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.READ)) {
            if (channel.size() != length) {
                throw new FileException(
                        file
                                + " was changed by another Stratoscope meanwhile; let only one work on it, and start this one again");
            }
            boolean cut = isCutOff(channel);
            channel.position(channel.size());
            ByteBuffer bytes =
                    ByteBuffer.wrap((cut ? "\n" + line : line).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                int _ = channel.write(bytes);
            }
            length = channel.size();
            return length;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    // Who comes while another's lines are on their way waits; the next one takes along all that was
    // written meanwhile.
    private void bringToDisk(long end) {
        synchronized (goingToDisk) {
            if (onDisk >= end) {
                return;
            }
            long all = length;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(false);
            } catch (IOException e) {
                throw unwritable(e);
            }
            onDisk = all;
        }
    }

    private FileException unwritable(IOException e) {
        return new FileException("cannot write " + file + ": " + FileReason.of(file, e), e);
    }

    private void makeDirectory() {
        Path directory = file.toAbsolutePath().getParent();
        try {
            if (directory != null) {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new FileException(
                    "cannot make "
                            + directory
                            + ": "
                            + FileReason.of(directory, e)
                            + "; choose another --data-dir",
                    e);
        }
    }

    private static boolean isCutOff(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        int _ = channel.read(last, channel.size() - 1);
        return last.get(0) != '\n';
    }

    /** All whole lines, the oldest first; none where there is no file. */
    public synchronized List<JsonObject> read() {
        if (!Files.exists(file)) {
            isLong(0);
            return List.of();
        }
        String text = TextFile.read(file);
        isLong(text.getBytes(StandardCharsets.UTF_8).length);
        List<JsonObject> objects = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                if (JsonText.parse(line) instanceof JsonObject object) {
                    objects.add(object);
                }
            } catch (JsonFormatException _) {
                // It was cut off while it was written: it never happened.
            }
        }
        return List.copyOf(objects);
    }

    // It may be another file than before.
    private void isLong(long bytes) {
        length = bytes;
        synchronized (goingToDisk) {
            onDisk = 0;
        }
    }

    /** Begins anew, with nothing. */
    public synchronized void clear() {
        try {
            Files.deleteIfExists(file);
            isLong(0);
        } catch (IOException e) {
            throw new FileException("cannot remove " + file + ": " + FileReason.of(file, e), e);
        }
    }
}
