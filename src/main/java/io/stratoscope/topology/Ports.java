package io.stratoscope.topology;

/**
 * A protocol and a range of its ports.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, another's number, or {@code -1} for all
 */
record Ports(String protocol, int from, int to) {
    static final int HIGHEST = 65535;
    static final String ALL = "-1";

    /** What a client's operating system takes for the answers: Linux's range lies within. */
    static Ports answers(String protocol) {
        return new Ports(protocol, 1024, HIGHEST);
    }

    /** The protocol's name in place of its number, as network ACLs write it. */
    static String nameOf(String protocol) {
        return switch (protocol) {
            case "6" -> "tcp";
            case "17" -> "udp";
            case "1" -> "icmp";
            default -> protocol;
        };
    }

    boolean hasPorts() {
        return protocol.equals("tcp") || protocol.equals("udp") || protocol.equals(ALL);
    }

    String label() {
        if (protocol.equals(ALL)) {
            return "all";
        }
        if (!hasPorts() || (from == 0 && to == HIGHEST)) {
            return protocol;
        }
        return protocol + " " + (from == to ? from : from + "-" + to);
    }

    boolean covers(Ports other) {
        boolean sameProtocol = protocol.equals(ALL) || protocol.equals(other.protocol);
        return sameProtocol
                && (protocol.equals(ALL) || !hasPorts() || (from <= other.from && to >= other.to));
    }

    boolean meets(Ports other) {
        boolean sameProtocol =
                protocol.equals(ALL)
                        || other.protocol.equals(ALL)
                        || protocol.equals(other.protocol);
        return sameProtocol
                && (!hasPorts() || !other.hasPorts() || (from <= other.to && other.from <= to));
    }
}
