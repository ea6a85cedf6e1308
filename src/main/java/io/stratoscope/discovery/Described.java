package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;

import java.util.Map;
import java.util.Optional;

/**
 * What a describer learnt of one resource.
 *
 * @param id the service's short id
 * @param name the service's own name for it, or the id; the engine prefers the {@code Name} tag
 * @param tags all of its tags; empty where it has none or the call does not say ({@code tagsKnown} tells)
 * @param tagsKnown whether {@code tags} is what the service said; otherwise the sweep's tags stand
 * @param action the call that said so, as an IAM action
 * @param description the answer as {@link SdkJson} renders it
 */
public record Described(
        Arn arn,
        ResourceType type,
        String id,
        String name,
        Optional<String> availabilityZone,
        Map<String, String> tags,
        boolean tagsKnown,
        String action,
        JsonObject description) {}
