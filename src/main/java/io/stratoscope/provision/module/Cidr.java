package io.stratoscope.provision.module;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses, such as {@code 10.0.0.0/16}.
 *
 * @param base its first address as a number
 * @param length bits of its prefix, 0 to 32
 */
public record Cidr(long base, int length) {

    private static final String OCTET = "(0|[1-9][0-9]{0,2})";
    private static final Pattern BLOCK =
            Pattern.compile(String.join("\\.", OCTET, OCTET, OCTET, OCTET) + "/(0|[1-9][0-9]?)");

    /** Reads {@code 10.0.0.0/16}, and {@code 10.0.7.0/16} as the same; empty where the text is no IPv4 block. */
    public static Optional<Cidr> around(String text) {
        Matcher block = BLOCK.matcher(text);
        if (!block.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int octet = Integer.parseInt(block.group(i));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        int length = Integer.parseInt(block.group(5));
        return length > 32
                ? Optional.empty()
                : Optional.of(new Cidr(address - address % (1L << (32 - length)), length));
    }

    /** How many addresses it has. */
    public long size() {
        return 1L << (32 - length);
    }

    /** Whether all of another block's addresses are among these. */
    public boolean contains(Cidr other) {
        return other.length >= length && other.base >= base && other.base < base + size();
    }

    /** Whether some of another block's addresses are among these. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /**
     * One of the smaller blocks that it can be cut into.
     *
     * @param number from 0
     * @param bits bits of the part's prefix
     * @throws IllegalArgumentException when it has no such part
     */
    public Cidr part(int number, int bits) {
        Cidr part = new Cidr(base + ((long) number << (32 - bits)), bits);
        if (number < 0 || !contains(part)) {
            throw new IllegalArgumentException(
                    this + " has no part " + number + " with a prefix of " + bits + " bits");
        }
        return part;
    }

    /** As it is written, {@code 10.0.0.0/16}. */
    @Override
    public String toString() {
        return (base >> 24 & 255)
                + "."
                + (base >> 16 & 255)
                + "."
                + (base >> 8 & 255)
                + "."
                + (base & 255)
                + "/"
                + length;
    }
}
