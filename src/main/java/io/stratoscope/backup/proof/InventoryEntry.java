package io.stratoscope.backup.proof;

import java.util.Comparator;

/**
 * A file that is somewhere, or should be.
 *
 * @param path its whole path
 * @param size in bytes; {@link #UNKNOWN} where it is not known, and then it is not compared
 * @param checksum in whatever way both sides write it; empty text where it is not known
 * @param owner user, group and mode, as {@code 1000:1000 0644}; empty text where it is not known
 */
public record InventoryEntry(String path, long size, String checksum, String owner) {

    /** A size that nobody told. */
    public static final long UNKNOWN = -1;

    /** As S3 lists keys, by their bytes in UTF-8, which is by code points: Java's own order is another. */
    public static final Comparator<String> PATHS = InventoryEntry::byCodePoints;

    public static final Comparator<InventoryEntry> BY_PATH =
            Comparator.comparing(InventoryEntry::path, PATHS);

    /** One of which nothing more is known. */
    public static InventoryEntry of(String path, long size) {
        return new InventoryEntry(path, size, "", "");
    }

    /** Whether it is known to have another size than another. */
    boolean hasOtherSize(InventoryEntry other) {
        return size != other.size && size != UNKNOWN && other.size != UNKNOWN;
    }

    private static int byCodePoints(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char one = left.charAt(i);
            char other = right.charAt(i);
            if (one != other) {
                // Half of a pair stands for more than any letter that needs no pair.
                boolean onePaired = Character.isSurrogate(one);
                return onePaired == Character.isSurrogate(other)
                        ? Character.compare(one, other)
                        : Boolean.compare(onePaired, Character.isSurrogate(other));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
