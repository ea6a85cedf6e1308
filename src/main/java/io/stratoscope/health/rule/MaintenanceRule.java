package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Observation.Maintenance;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;

import java.time.Instant;
import java.util.List;

/** Maintenance of a database that AWS will do by itself. */
final class MaintenanceRule implements HealthRule {

    @Override
    public String key() {
        return "maintenance-due";
    }

    @Override
    public String title() {
        return "No maintenance is due that interrupts a database.";
    }

    @Override
    public Concern concern() {
        return Concern.CARE;
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.topology().snapshot().resources().stream()
                .flatMap(resource ->
                        situation.observations().of(resource.arn(), Maintenance.class).stream()
                                .map(due -> verdict(resource, due)))
                .toList();
    }

    private Verdict verdict(Resource resource, Maintenance due) {
        String when =
                due.due().map(Instant::toString).map(text -> text.substring(0, 10)).orElse("");
        return Verdict.notice(
                key(),
                resource.arn(),
                "AWS will do maintenance"
                        + (when.isEmpty() ? " in one of its windows" : " on " + when)
                        + ": "
                        + due.description(),
                "Apply it now in a quiet hour, or leave it to the maintenance window.",
                due.reading("Action", due.action()));
    }
}
