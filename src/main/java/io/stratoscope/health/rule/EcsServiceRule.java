package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Observation.Exit;
import io.stratoscope.health.Observation.StoppedTask;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.health.Verdict.Level;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many tasks of a service run, and why the others do not. */
final class EcsServiceRule implements HealthRule {

    @Override
    public String key() {
        return "ecs-service-tasks";
    }

    @Override
    public String title() {
        return "A service runs as many tasks as it should; its deployments succeed.";
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Resource service : situation.resources(ResourceType.ECS_SERVICE)) {
            verdicts.add(tasks(service, situation));
            service.description().objects("deployments").stream()
                    .filter(deployment ->
                            deployment.text("rolloutState").filter("FAILED"::equals).isPresent())
                    .findFirst()
                    .map(deployment -> failed(service, deployment))
                    .ifPresent(verdicts::add);
        }
        return verdicts;
    }

    private Verdict tasks(Resource service, Situation situation) {
        Optional<BigDecimal> desired = service.description().number("desiredCount");
        Optional<BigDecimal> running = service.description().number("runningCount");
        if (desired.isEmpty() || running.isEmpty()) {
            return Verdict.unknown(
                    key(),
                    service.arn(),
                    "AWS did not say how many tasks run.",
                    "Refresh.",
                    Reading.of(service, "nothing", "runningCount"));
        }
        int wanted = desired.get().intValue();
        int there = running.get().intValue();
        List<Reading> readings = new ArrayList<>();
        readings.add(Reading.of(service, String.valueOf(wanted), "desiredCount"));
        readings.add(Reading.of(service, String.valueOf(there), "runningCount"));
        if (there >= wanted) {
            String words =
                    wanted == 0
                            ? "It is to run no task, and runs none."
                            : "%d of %d tasks run.".formatted(there, wanted);
            return verdict(service, Level.OK, words, "", Optional.empty(), readings);
        }
        Optional<StoppedTask> stopped =
                situation.observations().of(service.arn(), StoppedTask.class).stream()
                        .max(Comparator.comparing(task -> task.stoppedAt().orElse(Instant.EPOCH)));
        stopped.ifPresent(task -> {
            readings.add(task.reading("stoppedReason", task.reason()));
            readings.add(task.reading("taskArn", task.task()));
        });
        String why =
                stopped.map(EcsServiceRule::why)
                        .orElse(
                                situation.observations().asked(service.arn())
                                        ? " No task stopped within the last hour."
                                        : "");
        return verdict(
                service,
                there == 0 ? Level.DOWN : Level.DEGRADED,
                "%d of %d tasks run.%s".formatted(there, wanted, why),
                "Look at the logs of its stopped tasks and at its events"
                        + (stopped.isPresent() ? "; mend what the reason names." : "."),
                stopped.flatMap(StoppedTask::stoppedAt),
                readings);
    }

    /** The reason why the last task stopped, with the exit code of its containers. */
    static String why(StoppedTask task) {
        String exits =
                String.join(
                        ", ",
                        task.exits().stream()
                                .filter(exit -> exit.code().isPresent())
                                .map(EcsServiceRule::exit)
                                .toList());
        return " The last one stopped: "
                + task.reason()
                + (exits.isEmpty() ? "" : " (" + exits + ")");
    }

    private static String exit(Exit exit) {
        int code = exit.code().orElseThrow();
        String meaning =
                switch (code) {
                    case 137 -> ", killed, mostly for lack of memory";
                    case 139 -> ", a fault in its own code";
                    case 143 -> ", asked to end";
                    default -> "";
                };
        return exit.container()
                + " ended with code "
                + code
                + meaning
                + (exit.reason().isEmpty() ? "" : ": " + exit.reason());
    }

    private Verdict verdict(
            Resource service,
            Level level,
            String words,
            String remedy,
            Optional<Instant> since,
            List<Reading> readings) {
        return Verdict.of(
                        key(),
                        service.arn(),
                        level,
                        words,
                        remedy,
                        readings.toArray(Reading[]::new))
                .since(since);
    }

    private Verdict failed(Resource service, JsonObject deployment) {
        return Verdict.degraded(
                key(),
                service.arn(),
                "Its last deployment failed"
                        + deployment
                                .text("rolloutStateReason")
                                .map(reason -> ": " + reason)
                                .orElse("."),
                "Look at its stopped tasks, mend the task definition and deploy again.",
                Reading.of(service, "FAILED", "deployments", "rolloutState"));
    }
}
