package io.stratoscope.simulator;

import java.util.HashMap;
import java.util.Map;

/**
 * Makes ids that look like AWS's. The n-th id of a kind is always the same, so an account that is built in the same
 * order has the same ids on every machine.
 */
final class Ids {

    private static final String HEX = "0123456789abcdef";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String MIXED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final Map<String, Long> counters = new HashMap<>();

    /** {@code vpc-} and 17 hexadecimal digits, as EC2, EFS and DataSync write ids. */
    String ec2(String prefix) {
        return prefix + "-0" + hex(prefix, 16);
    }

    /** Hexadecimal digits, for example 16 for a load balancer's ARN or 32 for an ECS task. */
    String hex(String kind, int length) {
        return text(kind, length, HEX);
    }

    /** Lower-case letters and digits, as in DNS names of RDS and ElastiCache. */
    String lower(String kind, int length) {
        return text(kind, length, LOWER);
    }

    /** Capitals and digits, as in IAM's unique ids and hosted zones. */
    String upper(String kind, int length) {
        return text(kind, length, UPPER);
    }

    /** Letters of both cases and digits, as at the end of a secret's ARN. */
    String mixed(String kind, int length) {
        return text(kind, length, MIXED);
    }

    /** A random (version 4) UUID. */
    String uuid(String kind) {
        String hex = text(kind, 32, HEX);
        return hex.substring(0, 8)
                + "-"
                + hex.substring(8, 12)
                + "-4"
                + hex.substring(13, 16)
                + "-"
                + HEX.charAt(8 + Character.digit(hex.charAt(16), 16) % 4)
                + hex.substring(17, 20)
                + "-"
                + hex.substring(20);
    }

    /** Counts from 1, by kind. */
    synchronized long next(String kind) {
        return counters.merge(kind, 1L, Long::sum);
    }

    private String text(String kind, int length, String alphabet) {
        long state = mix(kind.hashCode() * GAMMA + next(kind));
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            state += GAMMA;
            text.append(
                    alphabet.charAt((int) Long.remainderUnsigned(mix(state), alphabet.length())));
        }
        return text.toString();
    }

    // The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
