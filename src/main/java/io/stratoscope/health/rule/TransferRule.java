package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Observation.Transfer;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How the last run of a DataSync task ended. */
final class TransferRule implements HealthRule {

    @Override
    public String key() {
        return "datasync-last-run";
    }

    @Override
    public String title() {
        return "The last run of a DataSync task succeeded.";
    }

    @Override
    public Concern concern() {
        return Concern.DATA;
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.DATASYNC_TASK).stream()
                .flatMap(task ->
                        situation.observations().of(task.arn(), Transfer.class).stream()
                                .max(Comparator.comparing(Transfer::startedAt))
                                .map(last -> verdict(task, last))
                                .stream())
                .toList();
    }

    private Verdict verdict(Resource task, Transfer last) {
        Reading reading = last.reading("Status", last.status());
        String at = last.startedAt().toString().substring(0, 16).replace('T', ' ') + " UTC";
        return last.status().equals("ERROR")
                ? Verdict.degraded(
                                key(),
                                task.arn(),
                                "Its last run, of %s, failed: %s."
                                        .formatted(
                                                at,
                                                last.error().isEmpty()
                                                        ? "AWS gave no reason"
                                                        : last.error()),
                                "Look at its log group for the files that failed, and run it again.",
                                reading)
                        .since(Optional.of(last.startedAt()))
                : Verdict.ok(
                        key(),
                        task.arn(),
                        "Its last run, of %s: %s.".formatted(at, last.status()),
                        reading);
    }
}
