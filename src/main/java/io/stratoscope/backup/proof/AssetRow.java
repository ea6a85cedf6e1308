package io.stratoscope.backup.proof;

import java.util.Optional;

/**
 * A photo or a video as the database has it.
 *
 * @param path where the server has the original
 * @param checksum SHA-1 in Base64
 * @param size of the original in bytes, where it is known
 */
record AssetRow(String id, String name, String path, String checksum, Optional<Long> size) {

    static AssetRow of(JsonFields fields) {
        return new AssetRow(
                fields.id("id"),
                fields.text("originalFileName"),
                fields.text("originalPath"),
                fields.text("checksum"),
                fields.countIn("exifInfo", "fileSizeInByte"));
    }

    /** For people: which one it is, and where. */
    String words() {
        return HttpFailures.plain(name) + " (" + id + ") at " + HttpFailures.plain(path);
    }
}
