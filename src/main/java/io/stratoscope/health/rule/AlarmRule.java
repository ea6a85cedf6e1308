package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Arn;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What alarms say. One in ALARM says something of what it watches; the alarm itself works. One without data says nothing, which is not the
 * same as well.
 */
final class AlarmRule implements HealthRule {

    @Override
    public String key() {
        return "alarm";
    }

    @Override
    public String title() {
        return "No alarm is in ALARM, each has data, and each tells somebody.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Resource alarm : situation.resources(ResourceType.ALARM)) {
            verdicts.add(own(alarm));
            if (alarm.description().text("StateValue").filter("ALARM"::equals).isPresent()) {
                watched(alarm, situation).forEach(arn -> verdicts.add(watched(arn, alarm)));
            }
        }
        return verdicts;
    }

    private static List<Arn> watched(Resource alarm, Situation situation) {
        return situation.topology().targets(alarm.arn(), RelationKind.MONITORS).toList();
    }

    private Verdict watched(Arn watched, Resource alarm) {
        return Verdict.degraded(
                        key(),
                        watched,
                        "The alarm "
                                + alarm.name()
                                + " is in ALARM"
                                + alarm.description()
                                        .text("AlarmDescription")
                                        .map(text -> ": " + text)
                                        .orElse("")
                                + ".",
                        "Look at the metric "
                                + alarm.description().text("MetricName").orElse("behind it")
                                + " and at the logs of that minute.",
                        state(alarm, "ALARM"),
                        Reading.of(
                                alarm,
                                alarm.description().text("StateReason").orElse(""),
                                "StateReason"))
                .since(since(alarm))
                .because(List.of(alarm.arn()));
    }

    private Verdict own(Resource alarm) {
        String state = alarm.description().text("StateValue").orElse("");
        boolean heard =
                alarm.description().isTrue("ActionsEnabled")
                        && !alarm.description().texts("AlarmActions").isEmpty();
        if (state.equals("INSUFFICIENT_DATA") || state.isEmpty()) {
            return Verdict.unknown(
                            key(),
                            alarm.arn(),
                            "It has too little data to say anything.",
                            "See that its metric and dimensions are those of something that is there.",
                            state(alarm, state))
                    .since(since(alarm));
        }
        if (!heard) {
            return Verdict.notice(
                    key(),
                    alarm.arn(),
                    "It is " + state + ", and tells nobody.",
                    "Give it an action: an SNS topic that you read.",
                    Reading.of(
                            alarm,
                            String.valueOf(alarm.description().isTrue("ActionsEnabled")),
                            "ActionsEnabled"));
        }
        return Verdict.ok(
                        key(),
                        alarm.arn(),
                        state.equals("OK")
                                ? "It has data, and is OK."
                                : "It works, and is in ALARM: look at what it watches.",
                        state(alarm, state))
                .since(since(alarm));
    }

    private static Reading state(Resource alarm, String state) {
        return Reading.of(alarm, state, "StateValue");
    }

    private static Optional<Instant> since(Resource alarm) {
        return alarm.description()
                .text("StateTransitionedTimestamp")
                .or(() -> alarm.description().text("StateUpdatedTimestamp"))
                .flatMap(Times::parse);
    }
}
