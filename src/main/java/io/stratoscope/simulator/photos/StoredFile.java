package io.stratoscope.simulator.photos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * A file: nothing is kept of what is in it but a number of which it is made, so that there can be millions of them.
 *
 * @param size in bytes
 * @param seed two files of one size are the same when their seeds are
 */
public record StoredFile(long size, long seed, Instant modified, Ownership ownership) {

    private static final int BUFFER = 1 << 16;

    public StoredFile {
        if (size < 0) {
            throw new IllegalArgumentException("a file of " + size + " bytes");
        }
    }

    /** What is in it. */
    public InputStream content() {
        return new SeededStream(seed, size);
    }

    /** The SHA-1 of what is in it in Base64, as Immich keeps it. All of it is made for that. */
    public String checksum() {
        MessageDigest digest = sha1();
        byte[] buffer = new byte[BUFFER];
        try (InputStream stream = content()) {
            for (int read = stream.read(buffer); read > 0; read = stream.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** Whether the same is in another; whose they are and how old does not matter. */
    public boolean hasContentOf(StoredFile other) {
        return size == other.size && seed == other.seed;
    }

    /** Whether another is as large and as old and belongs to the same: what can be seen without reading it. */
    public boolean looksLike(StoredFile other) {
        return size == other.size
                && modified.equals(other.modified)
                && ownership.equals(other.ownership);
    }

    /** The same in other hands. */
    public StoredFile owned(Ownership by) {
        return new StoredFile(size, seed, modified, by);
    }

    /** As long as before, and something else is in it, as after a fault of a disk. */
    public StoredFile corrupted() {
        return new StoredFile(size, ~seed, modified, ownership);
    }
}
