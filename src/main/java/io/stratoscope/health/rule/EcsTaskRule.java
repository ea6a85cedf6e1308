package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.util.List;

/** Whether a task runs, and what its own health check says. */
final class EcsTaskRule implements HealthRule {

    @Override
    public String key() {
        return "ecs-task";
    }

    @Override
    public String title() {
        return "A task runs, and its containers' health checks pass.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        return situation.resources(ResourceType.ECS_TASK).stream().map(this::verdict).toList();
    }

    private Verdict verdict(Resource task) {
        String status = task.description().text("lastStatus").orElse("");
        String health = task.description().text("healthStatus").orElse("UNKNOWN");
        Reading last = Reading.of(task, status, "lastStatus");
        Reading checked = Reading.of(task, health, "healthStatus");
        if (status.isEmpty()) {
            return Verdict.unknown(
                    key(), task.arn(), "AWS did not say whether it runs.", "Refresh.", last);
        }
        if (!status.equals("RUNNING")) {
            boolean coming = List.of("PROVISIONING", "PENDING", "ACTIVATING").contains(status);
            return coming
                    ? Verdict.degraded(
                            key(),
                            task.arn(),
                            "It does not run yet: " + status + ".",
                            "Wait a minute and refresh.",
                            last)
                    : Verdict.down(
                            key(),
                            task.arn(),
                            "It does not run any more: " + status + ".",
                            "Look at the reason why it stopped, and at its logs.",
                            last);
        }
        return health.equals("UNHEALTHY")
                ? Verdict.down(
                        key(),
                        task.arn(),
                        "It runs, and the health check of its containers fails.",
                        "Look at its logs; ECS replaces it.",
                        last,
                        checked)
                // Without a check in the task definition, running is all that ECS knows.
                : Verdict.ok(
                        key(),
                        task.arn(),
                        health.equals("HEALTHY")
                                ? "It runs, and its health check passes."
                                : "It runs; it has no health check of its own.",
                        last,
                        checked);
    }
}
