package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;

import java.util.List;
import java.util.Optional;

/**
 * What stops working if something is gone. {@link Dependencies} says what counts as depending.
 *
 * @param subject what is thought gone, in words
 * @param gone what is thought gone; not among the impacts
 * @param impacts nearest first, then those that stop before those that are degraded, then by ARN
 */
public record BlastRadius(String subject, List<Arn> gone, List<Impact> impacts) {
    public BlastRadius {
        gone = List.copyOf(gone);
        impacts = List.copyOf(impacts);
    }

    /** How bad it is. */
    public enum Effect {
        /** It does not do its work any more. */
        STOPS,
        /** It goes on, with less: one of several is gone, or something that it can do without for a while. */
        DEGRADED
    }

    /**
     * What becomes of one resource.
     *
     * @param hops how many dependencies it is away, from 1
     * @param path the relations that the effect came along, from what is gone to this resource; each is read as it was found,
     *     so its start depends on its end or the other way round
     * @param reason one line for people
     */
    public record Impact(
            Arn resource, Effect effect, int hops, List<Relation> path, String reason) {
        public Impact {
            path = List.copyOf(path);
        }
    }

    public Optional<Impact> of(Arn resource) {
        return impacts.stream().filter(impact -> impact.resource().equals(resource)).findFirst();
    }
}
