package io.stratoscope.backup.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A file that was downloaded; nothing of it is kept.
 *
 * @param sha1 in Base64, as Immich writes checksums
 */
record Download(long size, String sha1, String contentType) {

    /** Takes one. */
    static final class Digest implements BoundedBody.Sink<Download> {

        private final String contentType;
        private final MessageDigest digest;
        private long size;

        Digest(String contentType) {
            this.contentType = contentType;
            try {
                digest = MessageDigest.getInstance("SHA-1");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-1", e);
            }
        }

        @Override
        public void take(ByteBuffer bytes) {
            size += bytes.remaining();
            digest.update(bytes);
        }

        @Override
        public Download whole() {
            return new Download(
                    size, Base64.getEncoder().encodeToString(digest.digest()), contentType);
        }
    }
}
