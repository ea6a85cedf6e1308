package io.stratoscope.simulator;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

import java.util.List;

/** How alarms are made, changed and set off. */
final class CloudWatchAlarmWriting {

    private final SimulatedCloudWatch watch;
    private final CloudWatchAlarmBook book;

    CloudWatchAlarmWriting(SimulatedCloudWatch watch, CloudWatchAlarmBook book) {
        this.watch = watch;
        this.book = book;
    }

    PutMetricAlarmResponse putMetric(PutMetricAlarmRequest request) {
        String name = request.alarmName();
        if (book.composite().containsKey(name)) {
            throw watch.invalid("An alarm of another type has the name " + name);
        }
        MetricAlarm known = book.metric().get(name);
        MetricAlarm alarm =
                MetricAlarm.builder()
                        .alarmName(name)
                        .alarmArn(watch.arn("alarm:" + name))
                        .alarmDescription(request.alarmDescription())
                        .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                        .alarmActions(request.alarmActions())
                        .okActions(request.okActions())
                        .insufficientDataActions(request.insufficientDataActions())
                        .namespace(request.namespace())
                        .metricName(request.metricName())
                        .dimensions(request.dimensions())
                        .statistic(request.statistic())
                        .extendedStatistic(request.extendedStatistic())
                        .period(request.period())
                        .evaluationPeriods(request.evaluationPeriods())
                        .datapointsToAlarm(request.datapointsToAlarm())
                        .threshold(request.threshold())
                        .comparisonOperator(request.comparisonOperator())
                        .treatMissingData(request.treatMissingData())
                        .metrics(request.metrics())
                        .unit(request.unit())
                        .thresholdMetricId(request.thresholdMetricId())
                        .evaluateLowSampleCountPercentile(
                                request.evaluateLowSampleCountPercentile())
                        .stateValue(StateValue.INSUFFICIENT_DATA)
                        .stateReason("Unchecked: Initial alarm creation")
                        .stateUpdatedTimestamp(watch.account().now())
                        .stateTransitionedTimestamp(watch.account().now())
                        .alarmConfigurationUpdatedTimestamp(watch.account().now())
                        .applyMutation(changed -> keepState(changed, known))
                        .build();
        book.metric().put(name, alarm);
        // CloudWatch ignores tags when it changes an alarm that exists.
        if (known == null) {
            watch.registerTags(alarm.alarmArn(), SimulatedCloudWatch.tags(request.tags()));
        }
        return PutMetricAlarmResponse.builder().build();
    }

    PutCompositeAlarmResponse putComposite(PutCompositeAlarmRequest request) {
        String name = request.alarmName();
        if (book.metric().containsKey(name)) {
            throw watch.invalid("An alarm of another type has the name " + name);
        }
        List<String> missing = AlarmRules.missing(request.alarmRule(), book.names());
        if (!missing.isEmpty()) {
            throw watch.invalid(
                    "Could not save the composite alarm as alarms [%s] in the alarm rule do not exist"
                            .formatted(String.join(", ", missing)));
        }
        CompositeAlarm known = book.composite().get(name);
        CompositeAlarm alarm =
                CompositeAlarm.builder()
                        .alarmName(name)
                        .alarmArn(watch.arn("alarm:" + name))
                        .alarmDescription(request.alarmDescription())
                        .alarmRule(request.alarmRule())
                        .actionsSuppressor(request.actionsSuppressor())
                        .actionsSuppressorWaitPeriod(request.actionsSuppressorWaitPeriod())
                        .actionsSuppressorExtensionPeriod(
                                request.actionsSuppressorExtensionPeriod())
                        .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                        .alarmActions(request.alarmActions())
                        .okActions(request.okActions())
                        .insufficientDataActions(request.insufficientDataActions())
                        .stateValue(StateValue.INSUFFICIENT_DATA)
                        .stateReason("Unchecked: Initial alarm creation")
                        .stateUpdatedTimestamp(watch.account().now())
                        .stateTransitionedTimestamp(watch.account().now())
                        .alarmConfigurationUpdatedTimestamp(watch.account().now())
                        .applyMutation(changed -> keepState(changed, known))
                        .build();
        book.composite().put(name, alarm);
        if (known == null) {
            watch.registerTags(alarm.alarmArn(), SimulatedCloudWatch.tags(request.tags()));
        }
        return PutCompositeAlarmResponse.builder().build();
    }

    // "When you update an existing alarm, its state is left unchanged."
    private static void keepState(MetricAlarm.Builder changed, @Nullable MetricAlarm known) {
        if (known != null) {
            changed.stateValue(known.stateValue())
                    .stateReason(known.stateReason())
                    .stateUpdatedTimestamp(known.stateUpdatedTimestamp())
                    .stateTransitionedTimestamp(known.stateTransitionedTimestamp());
        }
    }

    private static void keepState(CompositeAlarm.Builder changed, @Nullable CompositeAlarm known) {
        if (known != null) {
            changed.stateValue(known.stateValue())
                    .stateReason(known.stateReason())
                    .stateUpdatedTimestamp(known.stateUpdatedTimestamp())
                    .stateTransitionedTimestamp(known.stateTransitionedTimestamp());
        }
    }

    SetAlarmStateResponse setState(SetAlarmStateRequest request) {
        String name = request.alarmName();
        MetricAlarm metric = book.metric().get(name);
        CompositeAlarm composite = book.composite().get(name);
        if (metric != null) {
            book.metric()
                    .put(
                            name,
                            metric.toBuilder()
                                    .stateValue(request.stateValue())
                                    .stateReason(request.stateReason())
                                    .stateUpdatedTimestamp(watch.account().now())
                                    .stateTransitionedTimestamp(watch.account().now())
                                    .build());
        } else if (composite != null) {
            book.composite()
                    .put(
                            name,
                            composite.toBuilder()
                                    .stateValue(request.stateValue())
                                    .stateReason(request.stateReason())
                                    .stateUpdatedTimestamp(watch.account().now())
                                    .stateTransitionedTimestamp(watch.account().now())
                                    .build());
        } else {
            throw watch.error(
                    ResourceNotFoundException.builder(),
                    404,
                    "ResourceNotFound",
                    "Alarm " + name + " does not exist");
        }
        return SetAlarmStateResponse.builder().build();
    }
}
