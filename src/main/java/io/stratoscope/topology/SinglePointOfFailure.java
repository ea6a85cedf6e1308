package io.stratoscope.topology;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Relation;

import java.util.List;

/**
 * Something that has no second of its kind.
 *
 * @param rule the rule's stable key, for example {@code single-nat}
 * @param reason one sentence: what fails when it fails
 * @param evidence the relations that it was concluded from
 * @param remedy one sentence: what to change
 */
public record SinglePointOfFailure(
        String rule, Arn resource, String reason, List<Relation> evidence, String remedy)
        implements Comparable<SinglePointOfFailure> {
    public SinglePointOfFailure {
        evidence = List.copyOf(evidence);
    }

    @Override
    public int compareTo(SinglePointOfFailure other) {
        int byArn = resource.compareTo(other.resource);
        return byArn != 0 ? byArn : rule.compareTo(other.rule);
    }
}
