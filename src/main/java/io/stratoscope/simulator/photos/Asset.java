package io.stratoscope.simulator.photos;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A photo or a video that somebody uploaded, as the database has it.
 *
 * @param fileName what the user's device calls it
 * @param original what was uploaded
 */
public record Asset(
        UUID id, UUID owner, Kind kind, String fileName, Instant uploaded, StoredFile original) {

    /** What the server makes out of an upload is there so long after it. */
    static final Duration MADE = Duration.ofSeconds(20);

    private static final long PREVIEW = 260_000;
    private static final long THUMBNAIL = 21_000;

    /** As Immich tells them apart. */
    public enum Kind {
        IMAGE,
        VIDEO
    }

    /** Where the upload is. */
    public String originalPath() {
        return folder("upload") + id + fileName.substring(fileName.lastIndexOf('.'));
    }

    /** Where the server's small pictures of it are; they can be made again. */
    public String previewPath() {
        return folder("thumbs") + id + "-preview.jpeg";
    }

    public String thumbnailPath() {
        return folder("thumbs") + id + "-thumbnail.webp";
    }

    /** Immich spreads files over folders by the first letters of their names. */
    private String folder(String kind) {
        String name = id.toString();
        return "/"
                + kind
                + "/"
                + owner
                + "/"
                + name.substring(0, 2)
                + "/"
                + name.substring(2, 4)
                + "/";
    }

    /** Puts down which files there are of it at a time. */
    void files(Instant at, Map<String, StoredFile> all) {
        all.put(originalPath(), original);
        if (isWorkedOn(at)) {
            Instant made = uploaded.plus(MADE);
            all.put(previewPath(), made(previewBytes(), original.seed() ^ 1, made));
            all.put(thumbnailPath(), made(thumbnailBytes(), original.seed() ^ 2, made));
        }
    }

    /** Whether the server has made its small pictures of it at a time. */
    public boolean isWorkedOn(Instant at) {
        return !uploaded.plus(MADE).isAfter(at);
    }

    private long previewBytes() {
        return PREVIEW + original.seed() % 9 * 1000;
    }

    private long thumbnailBytes() {
        return THUMBNAIL + original.seed() % 7 * 100;
    }

    /** How much all of its files are at a time. */
    long bytes(Instant at) {
        return original.size() + (isWorkedOn(at) ? previewBytes() + thumbnailBytes() : 0);
    }

    private StoredFile made(long size, long seed, Instant when) {
        return new StoredFile(size, seed, when, original.ownership());
    }
}
