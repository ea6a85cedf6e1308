package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Relation;
import io.stratoscope.topology.SinglePointOfFailure;

import java.util.List;

/** What has no second of its kind: all in one zone, one NAT gateway, one task. */
final class RedundancyRule implements HealthRule {

    @Override
    public String key() {
        return "redundancy";
    }

    @Override
    public String title() {
        return "What the project needs has a second of its kind, in another zone.";
    }

    @Override
    public Concern concern() {
        return Concern.CARE;
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.topology().singlePointsOfFailure().stream()
                .map(point -> verdict(point, situation))
                .toList();
    }

    private Verdict verdict(SinglePointOfFailure point, Situation situation) {
        Reading[] readings =
                point.evidence().stream()
                        .map(relation -> reading(relation, situation))
                        .toArray(Reading[]::new);
        return Verdict.notice(key(), point.resource(), point.reason(), point.remedy(), readings);
    }

    private static Reading reading(Relation relation, Situation situation) {
        return new Reading(
                situation.topology().name(relation.from()),
                relation.kind().verb() + " " + situation.topology().name(relation.to()),
                situation.topology().snapshot().takenAt(),
                relation.evidence());
    }
}
