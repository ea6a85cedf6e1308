package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What follows from several disasters: tasks that end, targets that answer with errors, alarms that ring. */
final class Outage {

    private Outage() {}

    /** The services run no task. */
    static DescribeServicesResponse noneRuns(
            DescribeServicesResponse answer, Predicate<Service> struck) {
        return answer.toBuilder()
                .services(
                        answer.services().stream()
                                .map(service -> struck.test(service) ? noneRuns(service) : service)
                                .toList())
                .build();
    }

    private static Service noneRuns(Service service) {
        return service.toBuilder()
                .runningCount(0)
                .pendingCount(service.desiredCount())
                .deployments(
                        service.deployments().stream()
                                .map(deployment ->
                                        deployment.toBuilder()
                                                .runningCount(0)
                                                .pendingCount(service.desiredCount())
                                                .failedTasks(service.desiredCount())
                                                .rolloutState(DeploymentRolloutState.IN_PROGRESS)
                                                .build())
                                .toList())
                .build();
    }

    /** Those that ended are listed where the stopped ones are asked for, and nowhere else. */
    static ListTasksResponse stoppedOnly(
            ListTasksRequest request,
            ListTasksResponse answer,
            AccountState account,
            Predicate<Task> struck) {
        boolean stopped = request.desiredStatus() == DesiredStatus.STOPPED;
        EcsClient ecs = account.client(EcsClient.class, account.homeRegion());
        List<String> arns =
                stopped
                        ? ecs.listTasks(
                                        request.toBuilder()
                                                .desiredStatus(DesiredStatus.RUNNING)
                                                .build())
                                .taskArns()
                        : answer.taskArns();
        if (arns.isEmpty()) {
            return answer;
        }
        List<String> shown =
                ecs
                        .describeTasks(describe -> describe.cluster(request.cluster()).tasks(arns))
                        .tasks()
                        .stream()
                        .filter(task -> struck.test(task) == stopped)
                        .map(Task::taskArn)
                        .toList();
        return answer.toBuilder().taskArns(shown).build();
    }

    /**
     * The tasks have stopped.
     *
     * @param reason in ECS's words; empty for a task that goes on
     * @param exitCode of the containers; negative where they never started
     * @param since when they stopped
     */
    static DescribeTasksResponse stopped(
            DescribeTasksResponse answer,
            Function<Task, Optional<String>> reason,
            int exitCode,
            Instant since) {
        return answer.toBuilder()
                .tasks(
                        answer.tasks().stream()
                                .map(task ->
                                        reason.apply(task)
                                                .map(why -> stopped(task, why, exitCode, since))
                                                .orElse(task))
                                .toList())
                .build();
    }

    private static Task stopped(Task task, String reason, int exitCode, Instant since) {
        return task.toBuilder()
                .lastStatus("STOPPED")
                .desiredStatus("STOPPED")
                .healthStatus("UNKNOWN")
                .stopCode(exitCode < 0 ? "TaskFailedToStart" : "EssentialContainerExited")
                .stoppedReason(exitCode < 0 ? reason : "Essential container in task exited")
                .stoppedAt(since)
                .containers(
                        task.containers().stream()
                                .map(container ->
                                        container.toBuilder()
                                                .lastStatus("STOPPED")
                                                .healthStatus("UNKNOWN")
                                                .exitCode(exitCode < 0 ? null : exitCode)
                                                .reason(reason)
                                                .build())
                                .toList())
                .build();
    }

    /** No targets are left: tasks that ended are taken out. */
    static DescribeTargetHealthResponse noTargets(DescribeTargetHealthResponse answer) {
        return answer.toBuilder().targetHealthDescriptions(List.of()).build();
    }

    /** The targets answer their health check with 500. */
    static DescribeTargetHealthResponse failingTargets(DescribeTargetHealthResponse answer) {
        return answer.toBuilder()
                .targetHealthDescriptions(
                        answer.targetHealthDescriptions().stream()
                                .map(target ->
                                        target.toBuilder()
                                                .targetHealth(
                                                        TargetHealth.builder()
                                                                .state(
                                                                        TargetHealthStateEnum
                                                                                .UNHEALTHY)
                                                                .reason(
                                                                        TargetHealthReasonEnum
                                                                                .TARGET_RESPONSE_CODE_MISMATCH)
                                                                .description(
                                                                        "Health checks failed with these codes: [500]")
                                                                .build())
                                                .build())
                                .toList())
                .build();
    }

    /** The alarms ring that watch whether people are answered, and those on further metrics. */
    static DescribeAlarmsResponse nobodyIsAnswered(
            DescribeAlarmsResponse answer, Instant since, String... further) {
        Set<String> metrics = new TreeSet<>(List.of(further));
        metrics.addAll(Set.of("UnHealthyHostCount", "HTTPCode_Target_5XX_Count"));
        return ringing(answer, metrics, since);
    }

    /** Alarms on these metrics are in ALARM, and composites that name one of them. */
    static DescribeAlarmsResponse ringing(
            DescribeAlarmsResponse answer, Set<String> metrics, Instant since) {
        Predicate<MetricAlarm> rings = alarm -> metrics.contains(alarm.metricName());
        Set<String> names =
                answer.metricAlarms().stream()
                        .filter(rings)
                        .map(MetricAlarm::alarmName)
                        .collect(Collectors.toSet());
        return answer.toBuilder()
                .metricAlarms(
                        answer.metricAlarms().stream()
                                .map(alarm -> rings.test(alarm) ? ringing(alarm, since) : alarm)
                                .toList())
                .compositeAlarms(
                        answer.compositeAlarms().stream()
                                .map(alarm ->
                                        AlarmRules.names(alarm.alarmRule()).stream()
                                                        .anyMatch(names::contains)
                                                ? ringing(alarm, since)
                                                : alarm)
                                .toList())
                .build();
    }

    private static MetricAlarm ringing(MetricAlarm alarm, Instant since) {
        return alarm.toBuilder()
                .stateValue(StateValue.ALARM)
                .stateReason(
                        "Threshold Crossed: the last datapoints were %s (%s)."
                                .formatted(
                                        alarm.comparisonOperatorAsString().startsWith("GreaterThan")
                                                ? "greater than the threshold"
                                                : "less than the threshold",
                                        alarm.threshold()))
                .stateUpdatedTimestamp(since)
                .stateTransitionedTimestamp(since)
                .build();
    }

    private static CompositeAlarm ringing(CompositeAlarm alarm, Instant since) {
        return alarm.toBuilder()
                .stateValue(StateValue.ALARM)
                .stateReason("An alarm of its rule transitioned to ALARM")
                .stateUpdatedTimestamp(since)
                .stateTransitionedTimestamp(since)
                .build();
    }
}
