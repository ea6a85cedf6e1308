package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;

import java.util.Optional;

/**
 * A resource as the topology knows it.
 *
 * @param resource what the snapshot says of it; empty for what is only named by a relation
 */
public record TopologyNode(Arn arn, Presence presence, Optional<Resource> resource)
        implements Comparable<TopologyNode> {

    /** Whether the snapshot has it. */
    public enum Presence {
        /** The snapshot has it. */
        PRESENT,
        /** A relation names it, it would belong to what was looked at, and the snapshot has it not. */
        MISSING,
        /** It belongs to AWS, to another account, or to a region that was not looked at. */
        EXTERNAL
    }

    /** The resource's name; the last segment of the ARN where only the ARN is known. */
    public String name() {
        return resource.map(Resource::name).orElseGet(arn::lastSegment);
    }

    @Override
    public int compareTo(TopologyNode other) {
        return arn.compareTo(other.arn);
    }
}
