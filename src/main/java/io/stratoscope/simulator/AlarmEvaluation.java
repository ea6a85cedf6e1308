package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * In which state alarms are by their metrics, <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html">as
 * CloudWatch evaluates them</a>. A state that somebody set stays for one period, and one of an alarm whose metric is
 * not simulated until he sets another.
 */
final class AlarmEvaluation {

    /** CloudWatch looks so much further back for points where some are missing. */
    private static final int FURTHER = 3;

    /** So many periods back one looks for when a state began. */
    private static final int MOST_BACK = 36;

    private static final Duration COMPOSITES_SETTLE = Duration.ofMinutes(1);

    private final Metrics metrics;
    private final Instant now;

    /** What a state follows from. */
    private record Finding(StateValue state, String reason) {}

    AlarmEvaluation(Metrics metrics, Instant now) {
        this.metrics = metrics;
        this.now = now;
    }

    /** The alarm in the state in which it is now. */
    MetricAlarm shown(MetricAlarm alarm) {
        if (alarm.metricName() == null
                || alarm.period() == null
                || alarm.evaluationPeriods() == null
                || alarm.threshold() == null
                || now.isBefore(alarm.stateUpdatedTimestamp().plusSeconds(alarm.period()))) {
            return alarm;
        }
        return metrics.find(
                        CloudWatchMetrics.key(
                                alarm.namespace(), alarm.metricName(), alarm.dimensions()))
                .map(metric -> evaluated(alarm, metric))
                .orElse(alarm);
    }

    private MetricAlarm evaluated(MetricAlarm alarm, SimulatedMetric metric) {
        long end = Math.floorDiv(now.getEpochSecond(), alarm.period()) * alarm.period();
        Finding found = at(alarm, metric, end);
        if (found.state() == alarm.stateValue()) {
            return alarm;
        }
        long began = end;
        for (int back = 1; back <= MOST_BACK; back++) {
            long earlier = end - (long) back * alarm.period();
            if (earlier < alarm.stateUpdatedTimestamp().getEpochSecond()
                    || at(alarm, metric, earlier).state() != found.state()) {
                break;
            }
            began = earlier;
        }
        Instant since = Instant.ofEpochSecond(began);
        return alarm.toBuilder()
                .stateValue(found.state())
                .stateReason(found.reason())
                .stateUpdatedTimestamp(since)
                .stateTransitionedTimestamp(since)
                .build();
    }

    private Finding at(MetricAlarm alarm, SimulatedMetric metric, long end) {
        MetricReading reading = new MetricReading(now);
        String statistic =
                alarm.extendedStatistic() == null
                        ? alarm.statisticAsString()
                        : alarm.extendedStatistic();
        int wanted = alarm.evaluationPeriods();
        List<Double> points = new ArrayList<>();
        int missing = 0;
        for (int back = 1; back <= wanted + FURTHER && points.size() < wanted; back++) {
            OptionalDouble point =
                    reading.at(
                            metric, end - (long) back * alarm.period(), alarm.period(), statistic);
            if (point.isPresent()) {
                points.add(point.getAsDouble());
            } else if (back <= wanted) {
                missing++;
            }
        }
        return finding(alarm, points, missing);
    }

    private static Finding finding(MetricAlarm alarm, List<Double> points, int missing) {
        String treat = alarm.treatMissingData() == null ? "missing" : alarm.treatMissingData();
        if (points.isEmpty() && treat.equals("ignore")) {
            return new Finding(alarm.stateValue(), alarm.stateReason());
        }
        if (points.isEmpty() && treat.equals("missing")) {
            return new Finding(
                    StateValue.INSUFFICIENT_DATA,
                    "Insufficient Data: %d datapoint(s) were unknown.".formatted(missing));
        }
        List<Double> over = points.stream().filter(point -> isOver(alarm, point)).toList();
        int breaching = over.size() + (treat.equals("breaching") ? missing : 0);
        int needed =
                Optional.ofNullable(alarm.datapointsToAlarm()).orElse(alarm.evaluationPeriods());
        boolean rings = breaching >= needed;
        return new Finding(
                rings ? StateValue.ALARM : StateValue.OK,
                "Threshold Crossed: %d out of the last %d datapoints %s %s the threshold (%s)."
                        .formatted(
                                rings ? breaching : points.size() - over.size(),
                                alarm.evaluationPeriods(),
                                rings ? over : points,
                                (rings ? "" : "not ") + words(alarm.comparisonOperator()),
                                alarm.threshold()));
    }

    private static String words(ComparisonOperator operator) {
        return String.valueOf(operator)
                .replace("Threshold", "")
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static boolean isOver(MetricAlarm alarm, double point) {
        return switch (alarm.comparisonOperatorAsString()) {
            case "GreaterThanThreshold" -> point > alarm.threshold();
            case "GreaterThanOrEqualToThreshold" -> point >= alarm.threshold();
            case "LessThanThreshold" -> point < alarm.threshold();
            case "LessThanOrEqualToThreshold" -> point <= alarm.threshold();
            // Bands of anomaly detection are not simulated.
            default -> false;
        };
    }

    /**
     * A composite alarm in the state in which it is now.
     *
     * @param states of all alarms, by name
     */
    CompositeAlarm shown(CompositeAlarm alarm, Map<String, StateValue> states) {
        if (now.isBefore(alarm.stateUpdatedTimestamp().plus(COMPOSITES_SETTLE))) {
            return alarm;
        }
        StateValue state =
                AlarmRules.holds(alarm.alarmRule(), states) ? StateValue.ALARM : StateValue.OK;
        return state == alarm.stateValue()
                ? alarm
                : alarm.toBuilder()
                        .stateValue(state)
                        .stateReason(
                                "The rule is %s by the states of its alarms"
                                        .formatted(state == StateValue.ALARM))
                        .stateUpdatedTimestamp(now)
                        .stateTransitionedTimestamp(now)
                        .build();
    }
}
