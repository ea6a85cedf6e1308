package io.stratoscope.store;

import io.stratoscope.job.Journal;
import io.stratoscope.json.JsonFormatException;
import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue;
import io.stratoscope.model.JsonValue.JsonObject;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A journal as a file with a JSON object a line. A last line that was cut off by a crash is left out when it is read. */
public final class JournalFile implements Journal {
    private final Path file;
    private final Clock clock;

    /**
     * A journal; the file need not be there yet.
     *
     * @throws FileException when its directory cannot be made
     */
    public JournalFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        Path directory = file.toAbsolutePath().getParent();
        try {
            if (directory != null) {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new FileException("cannot make " + directory + ": " + FileReason.of(file, e), e);
        }
    }

    @Override
    public synchronized void write(String run, String step, Phase phase, String detail) {
        String line =
                JsonText.compact(
                                JsonValue.object()
                                        .put("at", clock.instant().toString())
                                        .put("run", run)
                                        .put("step", step)
                                        .put("phase", phase.name().toLowerCase(Locale.ROOT))
                                        .put("detail", detail)
                                        .build())
                        + "\n";
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.READ)) {
            channel.position(channel.size());
            ByteBuffer bytes =
                    ByteBuffer.wrap(
                            (endsWithin(channel) ? "\n" + line : line)
                                    .getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new FileException("cannot write " + file + ": " + FileReason.of(file, e), e);
        }
    }

    // A line that a crash cut off must not swallow the next one.
    private static boolean endsWithin(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) != '\n';
    }

    @Override
    public synchronized List<Entry> entries() {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : TextFile.read(file).lines().toList()) {
            read(line).ifPresent(entries::add);
        }
        return List.copyOf(entries);
    }

    private static Optional<Entry> read(String line) {
        try {
            if (!(JsonText.parse(line) instanceof JsonObject object)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Entry(
                            Instant.parse(object.text("at").orElseThrow()),
                            object.text("run").orElseThrow(),
                            object.text("step").orElseThrow(),
                            Phase.valueOf(
                                    object.text("phase").orElseThrow().toUpperCase(Locale.ROOT)),
                            object.text("detail").orElseThrow()));
        } catch (JsonFormatException e) {
            return Optional.empty();
        }
    }
}
