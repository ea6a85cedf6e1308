package io.stratoscope.simulator;

import java.util.Optional;

/**
 * A block of IPv4 addresses.
 *
 * @param base its first address as a number
 * @param length bits of its prefix
 */
record Cidr(long base, int length) {

    /** Reads {@code 10.0.0.0/16}; empty where the text is not such a block, or has bits below its prefix. */
    static Optional<Cidr> parse(String text) {
        String[] parts = text.split("[./]", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        long base = 0;
        try {
            for (int i = 0; i < 4; i++) {
                int octet = Integer.parseInt(parts[i]);
                if (octet < 0 || octet > 255) {
                    return Optional.empty();
                }
                base = base << 8 | octet;
            }
            int length = Integer.parseInt(parts[4]);
            if (length < 0 || length > 32 || base % (1L << (32 - length)) != 0) {
                return Optional.empty();
            }
            return Optional.of(new Cidr(base, length));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How many addresses it has. */
    long size() {
        return 1L << (32 - length);
    }

    boolean contains(Cidr other) {
        return other.length >= length && other.base >= base && other.base < base + size();
    }

    boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** Its n-th address, from 0. */
    String address(long n) {
        long at = base + n;
        return (at >> 24 & 255) + "." + (at >> 16 & 255) + "." + (at >> 8 & 255) + "." + (at & 255);
    }
}
