package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Observation.QuotaUse;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;

import java.math.BigDecimal;
import java.util.List;

/** Whether the account is near the end of what it may have: what is there works, and a restore of it could not be made. */
final class QuotaRule implements HealthRule {
    private static final Threshold PERCENT =
            Threshold.of("percent", 80, "share of a quota that is used, in percent");

    @Override
    public String key() {
        return "quota";
    }

    @Override
    public String title() {
        return "The account may have more of what the project is made of.";
    }

    @Override
    public Concern concern() {
        return Concern.CARE;
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(PERCENT);
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.topology().snapshot().resources().stream()
                .flatMap(resource ->
                        situation.observations().of(resource.arn(), QuotaUse.class).stream()
                                .map(use -> verdict(resource, use, situation)))
                .toList();
    }

    private Verdict verdict(Resource stands, QuotaUse use, Situation situation) {
        // Where there are more than AWS gives at first, and it does not say how many there may be,
        // somebody has asked for more.
        boolean disproved = !use.told() && use.present() > use.allowed();
        BigDecimal used = BigDecimal.valueOf(use.present()).multiply(BigDecimal.valueOf(100));
        boolean near =
                used.compareTo(
                                situation
                                        .threshold(this, PERCENT.name())
                                        .multiply(BigDecimal.valueOf(use.allowed())))
                        >= 0;
        String words =
                "%s has %d of the %d %s that its quota allows%s."
                        .formatted(
                                use.holder(),
                                use.present(),
                                use.allowed(),
                                use.many(),
                                use.told() ? "" : ", as AWS gives it at first");
        var reading = use.reading(use.many(), use.present() + " of " + use.allowed());
        return near && !disproved
                ? Verdict.notice(
                        key(),
                        stands.arn(),
                        words,
                        "Ask for more at Service Quotas ("
                                + use.code()
                                + "), or "
                                + use.otherwise()
                                + ".",
                        reading)
                : Verdict.ok(key(), stands.arn(), words, reading);
    }
}
