package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A metric that must not pass a limit. It judges the newest period that CloudWatch has.
 *
 * @param key the rule's
 * @param title the rule's
 * @param type of whose metric
 * @param metric its name
 * @param limit the threshold, in the unit of its meaning
 * @param unit how much of the metric's own unit one of the threshold's is
 * @param above whether a higher value is too much; if not, a lower one is too little
 * @param words what is so when it is passed; the value and the limit follow
 * @param remedy what to do then
 * @param concerns whose metric matters
 * @param expected whether there must be data
 */
record MetricLimitRule(
        String key,
        String title,
        ResourceType type,
        String metric,
        Threshold limit,
        double unit,
        boolean above,
        String words,
        String remedy,
        BiPredicate<Resource, Situation> concerns,
        BiPredicate<Resource, Situation> expected)
        implements HealthRule {

    @Override
    public List<Threshold> thresholds() {
        return List.of(limit);
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(type).stream()
                .filter(resource -> resource.state() == ResourceState.LIVE)
                .filter(resource -> concerns.test(resource, situation))
                .flatMap(resource -> verdict(resource, situation).stream())
                .toList();
    }

    private Optional<Verdict> verdict(Resource resource, Situation situation) {
        Optional<Measured> measured = Measured.of(resource, metric, situation);
        return measured.isPresent()
                ? measured.map(each -> verdict(resource, each, situation))
                : Measured.lacking(
                        this, resource, metric, expected.test(resource, situation), situation);
    }

    private Verdict verdict(Resource resource, Measured measured, Situation situation) {
        double edge = situation.threshold(this, limit.name()).doubleValue() * unit;
        String value = measured.words(measured.last());
        if (!isPassed(measured.last(), edge)) {
            return Verdict.ok(
                    key,
                    resource.arn(),
                    measured.series().question().metric().title() + ": " + value + ".",
                    measured.reading());
        }
        return Verdict.degraded(
                        key,
                        resource.arn(),
                        "%s: %s, and %s is the limit."
                                .formatted(words, value, measured.words(edge)),
                        remedy,
                        measured.reading())
                .since(measured.since(each -> isPassed(each, edge)));
    }

    private boolean isPassed(double value, double edge) {
        return above ? value > edge : value < edge;
    }
}
