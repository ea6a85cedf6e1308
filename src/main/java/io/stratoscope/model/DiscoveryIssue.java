package io.stratoscope.model;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something that a discovery could not read.
 *
 * @param service the service's prefix as in IAM actions
 * @param region region code, or {@link Resource#GLOBAL}
 * @param call the API call as an IAM action
 * @param resource what it was about, where it was about one resource
 */
public record DiscoveryIssue(
        String service, String region, String call, Optional<Arn> resource, Failure failure)
        implements Comparable<DiscoveryIssue> {

    private static final Comparator<DiscoveryIssue> ORDER =
            Comparator.comparing(DiscoveryIssue::service)
                    .thenComparing(DiscoveryIssue::region)
                    .thenComparing(DiscoveryIssue::call)
                    .thenComparing(issue -> issue.resource().map(Arn::toString).orElse(""))
                    .thenComparing(issue -> issue.failure().message());

    @Override
    public int compareTo(DiscoveryIssue other) {
        return ORDER.compare(this, other);
    }
}
