package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;
import io.stratoscope.model.ResourceType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many of the answers of the last quarter of an hour were errors of the server's. A load balancer's own errors (nobody to ask) are not
 * among its requests.
 *
 * @param key the rule's
 * @param type whose answers
 * @param errors the metrics that count them
 */
record ErrorShareRule(String key, ResourceType type, List<String> errors) implements HealthRule {

    private static final String REQUESTS = "RequestCount";
    private static final String OWN = "HTTPCode_ELB_5XX_Count";

    ErrorShareRule {
        errors = List.copyOf(errors);
    }

    @Override
    public String title() {
        return "Few of the answers of a "
                + (type.equals(ResourceType.LOAD_BALANCER) ? "load balancer" : "target group")
                + " are errors (5xx).";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                Threshold.of("percent", 5, "so many of a hundred answers may be errors"),
                Threshold.of(
                        "requests",
                        20,
                        "with fewer requests in a quarter of an hour, none is judged"));
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(type).stream()
                .filter(resource -> resource.state() == ResourceState.LIVE)
                .flatMap(resource -> verdict(resource, situation).stream())
                .toList();
    }

    private Optional<Verdict> verdict(Resource resource, Situation situation) {
        Optional<Verdict> unread = Measured.lacking(this, resource, REQUESTS, false, situation);
        if (unread.isPresent()) {
            return unread;
        }
        List<Reading> readings = new ArrayList<>();
        double requests = total(resource, REQUESTS, situation, readings);
        double failed = 0;
        for (String metric : errors) {
            double count = total(resource, metric, situation, readings);
            failed += count;
            requests += metric.equals(OWN) ? count : 0;
        }
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        double share = requests == 0 ? 0 : 100 * failed / requests;
        boolean few = requests < situation.threshold(this, "requests").doubleValue();
        Reading[] evidence = readings.toArray(Reading[]::new);
        String words =
                String.format(
                        Locale.ROOT,
                        "%.0f of %.0f answers in a quarter of an hour were errors (5xx), %.1f %%",
                        failed,
                        requests,
                        share);
        return Optional.of(
                few || share <= situation.threshold(this, "percent").doubleValue()
                        ? Verdict.ok(key, resource.arn(), words + ".", evidence)
                        : Verdict.degraded(
                                key,
                                resource.arn(),
                                words + ".",
                                "Look at the logs of the services behind it in these minutes.",
                                evidence));
    }

    private static double total(
            Resource resource, String metric, Situation situation, List<Reading> readings) {
        Optional<Measured> measured = Measured.of(resource, metric, situation);
        measured.map(Measured::total).ifPresent(readings::add);
        return measured.map(Measured::sum).orElse(0.0);
    }
}
