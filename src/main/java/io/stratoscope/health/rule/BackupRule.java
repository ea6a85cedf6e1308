package io.stratoscope.health.rule;

import io.stratoscope.health.HealthRule;
import io.stratoscope.health.Observation.RestorePoint;
import io.stratoscope.health.Observation.Transfer;
import io.stratoscope.health.Reading;
import io.stratoscope.health.Situation;
import io.stratoscope.health.Verdict;
import io.stratoscope.model.RelationKind;
import io.stratoscope.model.Resource;
import io.stratoscope.model.ResourceType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether what was backed up last is as new as the operator wants it: his recovery point objective. */
final class BackupRule implements HealthRule {
    private static final String HOURS = "hours";

    @Override
    public String key() {
        return "backup-age";
    }

    @Override
    public String title() {
        return "The last good backup of files and databases is not older than the objective.";
    }

    @Override
    public Concern concern() {
        return Concern.DATA;
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                Threshold.of(
                        HOURS, 26, "hours that may be lost: a day, and two for the backup itself"));
    }

    @Override
    public List<Verdict> judge(Situation situation) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Resource task : situation.resources(ResourceType.DATASYNC_TASK)) {
            if (isBackup(task, situation)) {
                verdicts.add(transfer(task, situation));
            }
        }
        for (Resource cluster : situation.resources(ResourceType.DB_CLUSTER)) {
            verdicts.add(database(cluster, situation));
        }
        return verdicts;
    }

    /** A task that copies to S3 and does so by itself; a restore task has no schedule. */
    private static boolean isBackup(Resource task, Situation situation) {
        return task.description().text("Schedule", "ScheduleExpression").isPresent()
                || situation
                        .topology()
                        .targets(task.arn(), RelationKind.COPIES_TO)
                        .anyMatch(to ->
                                situation.topology().isA(to, ResourceType.DATASYNC_LOCATION_S3));
    }

    private Verdict transfer(Resource task, Situation situation) {
        if (!situation.observations().asked(task.arn())) {
            return notAsked(task, situation);
        }
        Optional<Transfer> last =
                situation.observations().of(task.arn(), Transfer.class).stream()
                        .filter(transfer -> transfer.status().equals("SUCCESS"))
                        .max(Comparator.comparing(Transfer::startedAt));
        String run = "Run it now: aws datasync start-task-execution --task-arn " + task.arn();
        if (last.isEmpty()) {
            Optional<Instant> made = task.description().text("CreationTime").flatMap(Times::parse);
            Reading none = Reading.of(task, "no run that succeeded", "TaskExecutions");
            boolean young =
                    made.filter(at -> age(at, situation).compareTo(limit(situation)) < 0)
                            .isPresent();
            return young
                    ? Verdict.notice(
                            key(),
                            task.arn(),
                            "It has not run yet.",
                            "Wait for its first run.",
                            none)
                    : Verdict.degraded(
                            key(),
                            task.arn(),
                            "It never copied anything: there is no backup.",
                            run,
                            none);
        }
        // What does not run writes no lines: those of its last run are the newest.
        return judged(
                        task,
                        "The last backup of the files",
                        last.get().startedAt(),
                        last.get().reading("StartTime", last.get().startedAt().toString()),
                        "See that its schedule is on. " + run,
                        situation)
                .lastLines(last.get().startedAt());
    }

    private Verdict database(Resource cluster, Situation situation) {
        if (!situation.observations().asked(cluster.arn())) {
            return notAsked(cluster, situation);
        }
        Optional<RestorePoint> point =
                situation.observations().of(cluster.arn(), RestorePoint.class).stream()
                        .max(Comparator.comparing(RestorePoint::newest));
        return point.map(newest ->
                        judged(
                                cluster,
                                "The newest moment that it can be restored to",
                                newest.newest(),
                                newest.reading("LatestRestorableTime", newest.newest().toString()),
                                "Look at the events of the cluster's backups.",
                                situation))
                .orElseGet(() ->
                        Verdict.degraded(
                                key(),
                                cluster.arn(),
                                "It can not be restored to any moment.",
                                "Set a backup retention of a week or more.",
                                Reading.of(cluster, "nothing", "LatestRestorableTime")));
    }

    private Verdict judged(
            Resource resource,
            String what,
            Instant newest,
            Reading reading,
            String remedy,
            Situation situation) {
        Duration age = age(newest, situation);
        boolean old = age.compareTo(limit(situation)) > 0;
        String words = "%s is %s old".formatted(what, Verdict.words(age));
        return old
                ? Verdict.degraded(
                                key(),
                                resource.arn(),
                                words
                                        + "; it may be %s."
                                                .formatted(Verdict.words(limit(situation))),
                                remedy,
                                reading)
                        .since(Optional.of(newest.plus(limit(situation))))
                : Verdict.ok(key(), resource.arn(), words + ".", reading);
    }

    private Verdict notAsked(Resource resource, Situation situation) {
        return Verdict.unknown(
                key(),
                resource.arn(),
                "How old its last backup is could not be read"
                        + situation
                                .observations()
                                .failure(resource.arn())
                                .map(failure -> ": " + failure.message())
                                .orElse("")
                        + ".",
                situation.observations().remedy(resource.arn()));
    }

    private static Duration age(Instant at, Situation situation) {
        return Duration.between(at, situation.now());
    }

    private Duration limit(Situation situation) {
        return Duration.ofMinutes(Math.round(situation.threshold(this, HOURS).doubleValue() * 60));
    }
}
