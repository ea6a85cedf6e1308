package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;

/** Whether the lines of a log group go away some day. */
final class LogRetentionRule implements HealthRule {

    @Override
    public String key() {
        return "log-retention";
    }

    @Override
    public String title() {
        return "A log group does not keep its lines for ever.";
    }

    @Override
    public Concern concern() {
        return Concern.CARE;
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.LOG_GROUP).stream().map(this::verdict).toList();
    }

    private Verdict verdict(Resource group) {
        return group.description()
                .number("retentionInDays")
                .map(days ->
                        Verdict.ok(
                                key(),
                                group.arn(),
                                "It keeps its lines for " + days + " days.",
                                Reading.of(group, days.toString(), "retentionInDays")))
                .orElseGet(() ->
                        Verdict.notice(
                                key(),
                                group.arn(),
                                "It keeps its lines for ever, and each GiB costs every month.",
                                "Set a retention: aws logs put-retention-policy --log-group-name "
                                        + group.name()
                                        + " --retention-in-days 90",
                                Reading.of(group, "nothing", "retentionInDays")));
    }
}
