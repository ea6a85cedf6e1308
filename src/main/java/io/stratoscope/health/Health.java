package io.stratoscope.health;

import io.stratoscope.model.Arn;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceState;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges a situation by rules: of each resource a state with its reasons, and what is to be done, the dearest first. */
public final class Health {
    static final String NO_RULE = "no-rule";

    private static final Comparator<Verdict> BY_RESOURCE =
            Comparator.comparing(Verdict::rule).thenComparing(Verdict::resource);

    private final List<HealthRule> rules;

    public Health(List<HealthRule> rules) {
        this.rules = List.copyOf(rules);
    }

    public List<HealthRule> rules() {
        return rules;
    }

    public HealthReport assess(Situation situation) {
        Map<Arn, List<Verdict>> verdicts = new TreeMap<>();
        for (HealthRule rule : rules) {
            if (!situation.settings().off().contains(rule.key())) {
                for (Verdict verdict : rule.judge(situation)) {
                    verdicts.computeIfAbsent(verdict.resource(), _ -> new ArrayList<>())
                            .add(verdict);
                }
            }
        }
        for (Resource resource : situation.topology().snapshot().resources()) {
            complete(resource, verdicts.computeIfAbsent(resource.arn(), _ -> new ArrayList<>()));
        }
        new Wholes(situation.topology()).judge(verdicts);
        Map<Arn, ResourceHealth> health = new TreeMap<>();
        verdicts.forEach((arn, said) -> health.put(arn, ResourceHealth.of(arn, said)));
        return new HealthReport(
                situation.now(),
                health,
                new RootCauses(situation.topology(), rules).of(health),
                health.values().stream()
                        .flatMap(each -> each.verdicts().stream())
                        .filter(verdict -> verdict.level() == Verdict.Level.NOTICE)
                        .sorted(BY_RESOURCE)
                        .toList(),
                situation.observations().issues());
    }

    /** Whatever it is, something is said of it, and what could not be read this time is not called healthy or broken. */
    private static void complete(Resource resource, List<Verdict> said) {
        if (resource.state() == ResourceState.STALE) {
            said.replaceAll(Verdict::stale);
        }
        if (said.isEmpty() || resource.state() == ResourceState.UNVERIFIED) {
            Reading confirmed = Reading.of(resource, resource.state().name(), "state");
            said.add(
                    switch (resource.state()) {
                        case LIVE ->
                                Verdict.unknown(
                                        NO_RULE,
                                        resource.arn(),
                                        "It is there, and no rule says how "
                                                + resource.type().name()
                                                + " is.",
                                        "",
                                        confirmed);
                        case STALE ->
                                Verdict.of(
                                        NO_RULE,
                                        resource.arn(),
                                        Verdict.Level.STALE,
                                        "It could not be read this time.",
                                        "Look at the coverage for the reason, and refresh.",
                                        confirmed);
                        case UNVERIFIED ->
                                Verdict.unknown(
                                        NO_RULE,
                                        resource.arn(),
                                        "Something names it, and no call has confirmed it.",
                                        "Look at the coverage for the reason.",
                                        confirmed);
                    });
        }
    }
}
