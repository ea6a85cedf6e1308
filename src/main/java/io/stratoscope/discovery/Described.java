package io.stratoscope.discovery;

import io.stratoscope.model.Arn;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.ResourceType;

import org.jspecify.annotations.Nullable;

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
        JsonObject description) {

    /** One whose tags the service said. */
    public static Described tagged(
            Arn arn,
            ResourceType type,
            String id,
            String name,
            Map<String, String> tags,
            String action,
            JsonObject description) {
        return new Described(
                arn, type, id, name, Optional.empty(), tags, true, action, description);
    }

    /** One whose tags the call does not say: the sweep's stand. */
    public static Described untagged(
            Arn arn,
            ResourceType type,
            String id,
            String name,
            String action,
            JsonObject description) {
        return new Described(
                arn, type, id, name, Optional.empty(), Map.of(), false, action, description);
    }

    /**
     * Whether it was taken out of use and AWS only remembers it: a task definition that was deregistered stays so for ever, with its
     * tags. It belongs to what is there when something in use still names it, and not by its tags alone.
     */
    public boolean retired() {
        return type.equals(ResourceType.ECS_TASK_DEFINITION)
                && description
                        .text("status")
                        .filter(status -> !"ACTIVE".equals(status))
                        .isPresent();
    }

    /** The same, standing in an availability zone; the SDK's {@code null} means that it stands in none. */
    public Described inZone(@Nullable String zone) {
        return new Described(
                arn,
                type,
                id,
                name,
                Optional.ofNullable(zone),
                tags,
                tagsKnown,
                action,
                description);
    }
}
