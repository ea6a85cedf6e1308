package io.stratoscope.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One resource as a snapshot knows it.
 *
 * @param id the service's short id, for example {@code vpc-0a1b}; the name where the service has no ids
 * @param name the {@code Name} tag, else the service's own name, else the id
 * @param region region code, or {@link #GLOBAL}
 * @param availabilityZone zone name, for example {@code eu-central-1a}, where the resource stands in one
 * @param tags sorted by key
 * @param call the API call that said so, as an IAM action, for example {@code ec2:DescribeVpcs}
 * @param confirmedAt when that call confirmed it last
 * @param description what the call returned, member names as AWS spells them, secrets redacted
 */
public record Resource(
        Arn arn,
        ResourceType type,
        String id,
        String name,
        String region,
        Optional<String> availabilityZone,
        Map<String, String> tags,
        DiscoveredBy discoveredBy,
        ResourceState state,
        String call,
        Instant confirmedAt,
        JsonValue.JsonObject description)
        implements Comparable<Resource> {

    /** The region of what has none: IAM, Route 53, CloudFront. */
    public static final String GLOBAL = "aws-global";

    public Resource {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    public Resource withState(ResourceState newState) {
        return new Resource(
                arn,
                type,
                id,
                name,
                region,
                availabilityZone,
                tags,
                discoveredBy,
                newState,
                call,
                confirmedAt,
                description);
    }

    public Resource withDiscoveredBy(DiscoveredBy reason) {
        return new Resource(
                arn,
                type,
                id,
                name,
                region,
                availabilityZone,
                tags,
                reason,
                state,
                call,
                confirmedAt,
                description);
    }

    @Override
    public int compareTo(Resource other) {
        return arn.compareTo(other.arn);
    }
}
