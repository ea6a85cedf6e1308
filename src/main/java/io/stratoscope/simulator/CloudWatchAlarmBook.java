package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All alarms, of metrics and of other alarms. */
final class CloudWatchAlarmBook {

    private static final Paging.Limits PAGES = new Paging.Limits(50, 1, 100, "ValidationError");
    private static final int MOST_NAMES = 100;

    private final SimulatedCloudWatch watch;
    private final Map<String, MetricAlarm> metricAlarms = new TreeMap<>();
    private final Map<String, CompositeAlarm> compositeAlarms = new TreeMap<>();

    /** One alarm of either type, so that both share pages. */
    private record AnyAlarm(Optional<MetricAlarm> metric, Optional<CompositeAlarm> composite) {
        static AnyAlarm of(MetricAlarm alarm) {
            return new AnyAlarm(Optional.of(alarm), Optional.empty());
        }

        static AnyAlarm of(CompositeAlarm alarm) {
            return new AnyAlarm(Optional.empty(), Optional.of(alarm));
        }

        String name() {
            return metric.map(MetricAlarm::alarmName)
                    .or(() -> composite.map(CompositeAlarm::alarmName))
                    .orElseThrow();
        }

        String state() {
            return metric.map(MetricAlarm::stateValueAsString)
                    .or(() -> composite.map(CompositeAlarm::stateValueAsString))
                    .orElseThrow();
        }

        List<String> actions() {
            return metric.map(MetricAlarm::alarmActions)
                    .or(() -> composite.map(CompositeAlarm::alarmActions))
                    .orElseThrow();
        }
    }

    CloudWatchAlarmBook(SimulatedCloudWatch watch) {
        this.watch = watch;
    }

    /** Those of metrics, by name. */
    Map<String, MetricAlarm> metric() {
        return metricAlarms;
    }

    /** Those of other alarms, by name. */
    Map<String, CompositeAlarm> composite() {
        return compositeAlarms;
    }

    /** The names of all. */
    Set<String> names() {
        Set<String> names = new HashSet<>(metricAlarms.keySet());
        names.addAll(compositeAlarms.keySet());
        return names;
    }

    DescribeAlarmsResponse describe(DescribeAlarmsRequest request) {
        if (request.alarmNames().size() > MOST_NAMES) {
            throw watch.invalid("Member must have length less than or equal to 100");
        }
        if (!request.alarmNames().isEmpty() && request.alarmNamePrefix() != null) {
            throw watch.invalid("AlarmNames and AlarmNamePrefix cannot be given together");
        }
        AlarmEvaluation evaluation =
                new AlarmEvaluation(
                        new Metrics(watch.account(), watch.region()), watch.account().clockTime());
        List<AnyAlarm> found = new ArrayList<>();
        if (request.alarmTypes().contains(AlarmType.COMPOSITE_ALARM)) {
            compositeAlarms.values().forEach(alarm -> found.add(AnyAlarm.of(alarm)));
        }
        if (request.alarmTypes().isEmpty()
                || request.alarmTypes().contains(AlarmType.METRIC_ALARM)) {
            metricAlarms.values().forEach(alarm -> found.add(AnyAlarm.of(alarm)));
        }
        found.removeIf(alarm -> !matches(alarm, request));
        boolean byState = request.stateValue() != null;
        if (byState) {
            found.replaceAll(alarm -> shown(alarm, evaluation));
            found.removeIf(alarm -> !request.stateValueAsString().equals(alarm.state()));
        }
        var page = watch.page(found, PAGES, request.maxRecords(), request.nextToken());
        // Else only what is shown is evaluated: there may be thousands.
        List<AnyAlarm> shown =
                byState
                        ? page.items()
                        : page.items().stream().map(alarm -> shown(alarm, evaluation)).toList();
        return DescribeAlarmsResponse.builder()
                .compositeAlarms(
                        shown.stream().flatMap(alarm -> alarm.composite().stream()).toList())
                .metricAlarms(shown.stream().flatMap(alarm -> alarm.metric().stream()).toList())
                .nextToken(page.token())
                .build();
    }

    private AnyAlarm shown(AnyAlarm alarm, AlarmEvaluation evaluation) {
        return alarm.metric()
                .map(metric -> AnyAlarm.of(evaluation.shown(metric)))
                .or(() ->
                        alarm.composite()
                                .map(composite ->
                                        AnyAlarm.of(
                                                evaluation.shown(
                                                        composite, states(composite, evaluation)))))
                .orElseThrow();
    }

    /** Of the alarms that a rule looks at. Of composites among them, the state of before counts. */
    private Map<String, StateValue> states(CompositeAlarm alarm, AlarmEvaluation evaluation) {
        Map<String, StateValue> states = new HashMap<>();
        for (String name : AlarmRules.names(alarm.alarmRule())) {
            Optional.ofNullable(metricAlarms.get(name))
                    .map(metric -> evaluation.shown(metric).stateValue())
                    .or(() ->
                            Optional.ofNullable(compositeAlarms.get(name))
                                    .map(CompositeAlarm::stateValue))
                    .ifPresent(state -> states.put(name, state));
        }
        return states;
    }

    private static boolean matches(AnyAlarm alarm, DescribeAlarmsRequest request) {
        if (!request.alarmNames().isEmpty() && !request.alarmNames().contains(alarm.name())) {
            return false;
        }
        if (request.alarmNamePrefix() != null
                && !alarm.name().startsWith(request.alarmNamePrefix())) {
            return false;
        }
        return request.actionPrefix() == null
                || alarm.actions().stream()
                        .anyMatch(action -> action.startsWith(request.actionPrefix()));
    }

    DeleteAlarmsResponse delete(DeleteAlarmsRequest request) {
        if (request.alarmNames().size() > MOST_NAMES) {
            throw watch.invalid("Member must have length less than or equal to 100");
        }
        request.alarmNames().forEach(this::checkUnused);
        for (String name : request.alarmNames()) {
            metricAlarms.remove(name);
            compositeAlarms.remove(name);
            watch.account().tags().delete(watch.arn("alarm:" + name));
        }
        return DeleteAlarmsResponse.builder().build();
    }

    private void checkUnused(String name) {
        boolean used =
                compositeAlarms.values().stream()
                        .filter(alarm -> !alarm.alarmName().equals(name))
                        .anyMatch(alarm -> AlarmRules.names(alarm.alarmRule()).contains(name));
        if (used) {
            throw watch.invalid(
                    "Cannot delete %s as there are composite alarm(s) depending on it."
                            .formatted(name));
        }
    }
}
