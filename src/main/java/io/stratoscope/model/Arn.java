package io.stratoscope.model;

import java.util.Comparator;
import java.util.Optional;

/**
 * An Amazon Resource Name, {@code arn:partition:service:region:account:resource}.
 *
 * <p>Region and account are empty for resources that have none (an S3 bucket, an IAM role's region). Things that AWS
 * gives no ARN (a mount target, a Route 53 record) get one of the same shape, made by their describer.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}
 * @param service the service's prefix as in IAM actions, for example {@code elasticloadbalancing}
 * @param region region code or empty
 * @param account twelve digits, {@code aws} for what AWS owns, or empty
 * @param resource everything after the fifth colon; never empty
 */
public record Arn(String partition, String service, String region, String account, String resource)
        implements Comparable<Arn> {

    private static final Comparator<Arn> ORDER =
            Comparator.comparing(Arn::service)
                    .thenComparing(Arn::region)
                    .thenComparing(Arn::account)
                    .thenComparing(Arn::resource)
                    .thenComparing(Arn::partition);

    public Arn {
        if (partition.isEmpty() || service.isEmpty() || resource.isEmpty()) {
            throw new IllegalArgumentException(
                    "not an ARN: partition, service or resource is empty");
        }
    }

    /** Reads an ARN, or says empty where the text is not one. */
    public static Optional<Arn> parse(String text) {
        if (!text.startsWith("arn:")) {
            return Optional.empty();
        }
        String[] parts = text.split(":", 6);
        if (parts.length < 6 || parts[1].isEmpty() || parts[2].isEmpty() || parts[5].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    /**
     * Reads an ARN that must be one.
     *
     * @throws IllegalArgumentException when the text is not an ARN
     */
    public static Arn of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an ARN: " + text));
    }

    /** The kind of resource within its service: {@code vpc} of {@code vpc/vpc-1}; empty where the ARN names none. */
    public String resourceKind() {
        int end = separator();
        return end < 0 ? "" : resource.substring(0, end);
    }

    /** Whether it is of this service and, within it, of this kind. */
    public boolean isA(String ofService, String kind) {
        return service.equals(ofService)
                && separator() == kind.length()
                && resource.startsWith(kind);
    }

    /** What follows the kind: {@code vpc-1} of {@code vpc/vpc-1}; the whole resource part where there is no kind. */
    public String resourceId() {
        return resource.substring(separator() + 1);
    }

    /** The last segment after any {@code /} or {@code :}. */
    public String lastSegment() {
        return resource.substring(
                Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
    }

    private int separator() {
        int slash = resource.indexOf('/');
        int colon = resource.indexOf(':');
        if (slash < 0) {
            return colon;
        }
        return colon < 0 ? slash : Math.min(slash, colon);
    }

    @Override
    public int compareTo(Arn other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
