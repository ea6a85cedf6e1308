package io.stratoscope.topology;

import java.math.BigInteger;
import java.util.Optional;

/** A block of IPv4 or IPv6 addresses. Read from text without asking DNS. */
record Cidr(boolean v6, BigInteger address, int prefix) {

    static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String host = text.substring(0, slash);
        boolean v6 = host.indexOf(':') >= 0;
        try {
            int prefix = Integer.parseInt(text.substring(slash + 1));
            BigInteger address = v6 ? v6(host) : v4(host);
            int width = v6 ? 128 : 32;
            return prefix < 0 || prefix > width
                    ? Optional.empty()
                    : Optional.of(new Cidr(v6, network(address, prefix, width), prefix));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static BigInteger network(BigInteger address, int prefix, int width) {
        int host = width - prefix;
        return address.shiftRight(host).shiftLeft(host);
    }

    private static BigInteger v4(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4) {
            throw new NumberFormatException(host);
        }
        BigInteger address = BigInteger.ZERO;
        for (String part : parts) {
            int octet = Integer.parseInt(part);
            if (octet < 0 || octet > 255) {
                throw new NumberFormatException(host);
            }
            address = address.shiftLeft(8).add(BigInteger.valueOf(octet));
        }
        return address;
    }

    private static BigInteger v6(String host) {
        int gap = host.indexOf("::");
        String[] head = words(gap < 0 ? host : host.substring(0, gap));
        String[] tail = words(gap < 0 ? "" : host.substring(gap + 2));
        int zeros = 8 - head.length - tail.length;
        if (zeros < 0 || (gap < 0 && zeros != 0)) {
            throw new NumberFormatException(host);
        }
        BigInteger address = BigInteger.ZERO;
        for (String word : head) {
            address = append(address, word);
        }
        address = address.shiftLeft(16 * zeros);
        for (String word : tail) {
            address = append(address, word);
        }
        return address;
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    private static BigInteger append(BigInteger address, String word) {
        int value = Integer.parseInt(word, 16);
        if (value < 0 || value > 0xffff) {
            throw new NumberFormatException(word);
        }
        return address.shiftLeft(16).add(BigInteger.valueOf(value));
    }

    /** Whether every address of the other is one of this. */
    boolean contains(Cidr other) {
        int host = (v6 ? 128 : 32) - prefix;
        return v6 == other.v6
                && prefix <= other.prefix
                && other.address.shiftRight(host).equals(address.shiftRight(host));
    }

    boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }
}
