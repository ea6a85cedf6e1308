package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Amazon CloudWatch: metric and composite alarms. No metrics yet; alarms change when they are told to. */
final class SimulatedCloudWatch extends SimulatedService implements CloudWatchClient {

    private static final Paging.Limits PAGES = new Paging.Limits(50, 1, 100, "ValidationError");
    private static final int MOST_NAMES = 100;

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

    SimulatedCloudWatch(AccountState account, String region) {
        super(account, region, "cloudwatch", CloudWatchException::builder);
    }

    @Override
    public PutMetricAlarmResponse putMetricAlarm(PutMetricAlarmRequest request) {
        return call(
                "PutMetricAlarm",
                request,
                () -> {
                    String name = request.alarmName();
                    if (compositeAlarms.containsKey(name)) {
                        throw invalid("An alarm of another type has the name " + name);
                    }
                    boolean known = metricAlarms.containsKey(name);
                    MetricAlarm alarm =
                            MetricAlarm.builder()
                                    .alarmName(name)
                                    .alarmArn(arn("alarm:" + name))
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
                                    .stateValue(StateValue.INSUFFICIENT_DATA)
                                    .stateReason("Unchecked: Initial alarm creation")
                                    .stateUpdatedTimestamp(account().now())
                                    .stateTransitionedTimestamp(account().now())
                                    .alarmConfigurationUpdatedTimestamp(account().now())
                                    .build();
                    metricAlarms.put(name, alarm);
                    // CloudWatch ignores tags when it changes an alarm that exists.
                    if (!known) {
                        registerTags(alarm.alarmArn(), tags(request.tags()));
                    }
                    return PutMetricAlarmResponse.builder().build();
                });
    }

    @Override
    public PutCompositeAlarmResponse putCompositeAlarm(PutCompositeAlarmRequest request) {
        return call(
                "PutCompositeAlarm",
                request,
                () -> {
                    String name = request.alarmName();
                    if (metricAlarms.containsKey(name)) {
                        throw invalid("An alarm of another type has the name " + name);
                    }
                    boolean known = compositeAlarms.containsKey(name);
                    CompositeAlarm alarm =
                            CompositeAlarm.builder()
                                    .alarmName(name)
                                    .alarmArn(arn("alarm:" + name))
                                    .alarmDescription(request.alarmDescription())
                                    .alarmRule(request.alarmRule())
                                    .actionsEnabled(!Boolean.FALSE.equals(request.actionsEnabled()))
                                    .alarmActions(request.alarmActions())
                                    .okActions(request.okActions())
                                    .insufficientDataActions(request.insufficientDataActions())
                                    .stateValue(StateValue.INSUFFICIENT_DATA)
                                    .stateReason("Unchecked: Initial alarm creation")
                                    .stateUpdatedTimestamp(account().now())
                                    .stateTransitionedTimestamp(account().now())
                                    .alarmConfigurationUpdatedTimestamp(account().now())
                                    .build();
                    compositeAlarms.put(name, alarm);
                    if (!known) {
                        registerTags(alarm.alarmArn(), tags(request.tags()));
                    }
                    return PutCompositeAlarmResponse.builder().build();
                });
    }

    @Override
    public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
        return call(
                "SetAlarmState",
                request,
                () -> {
                    String name = request.alarmName();
                    MetricAlarm metric = metricAlarms.get(name);
                    CompositeAlarm composite = compositeAlarms.get(name);
                    if (metric != null) {
                        metricAlarms.put(
                                name,
                                metric.toBuilder()
                                        .stateValue(request.stateValue())
                                        .stateReason(request.stateReason())
                                        .stateUpdatedTimestamp(account().now())
                                        .stateTransitionedTimestamp(account().now())
                                        .build());
                    } else if (composite != null) {
                        compositeAlarms.put(
                                name,
                                composite.toBuilder()
                                        .stateValue(request.stateValue())
                                        .stateReason(request.stateReason())
                                        .stateUpdatedTimestamp(account().now())
                                        .stateTransitionedTimestamp(account().now())
                                        .build());
                    } else {
                        throw error(
                                ResourceNotFoundException.builder(),
                                404,
                                "ResourceNotFound",
                                "Alarm " + name + " does not exist");
                    }
                    return SetAlarmStateResponse.builder().build();
                });
    }

    /** Composite alarms only come when {@code AlarmTypes} asks for them. */
    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        return call(
                "DescribeAlarms",
                request,
                () -> {
                    if (request.alarmNames().size() > MOST_NAMES) {
                        throw invalid("Member must have length less than or equal to 100");
                    }
                    if (!request.alarmNames().isEmpty() && request.alarmNamePrefix() != null) {
                        throw invalid("AlarmNames and AlarmNamePrefix cannot be given together");
                    }
                    List<AnyAlarm> found = new ArrayList<>();
                    if (request.alarmTypes().contains(AlarmType.COMPOSITE_ALARM)) {
                        compositeAlarms.values().forEach(alarm -> found.add(AnyAlarm.of(alarm)));
                    }
                    if (request.alarmTypes().isEmpty()
                            || request.alarmTypes().contains(AlarmType.METRIC_ALARM)) {
                        metricAlarms.values().forEach(alarm -> found.add(AnyAlarm.of(alarm)));
                    }
                    found.removeIf(alarm -> !matches(alarm, request));
                    var page = page(found, PAGES, request.maxRecords(), request.nextToken());
                    return DescribeAlarmsResponse.builder()
                            .compositeAlarms(
                                    page.items().stream()
                                            .flatMap(alarm -> alarm.composite().stream())
                                            .toList())
                            .metricAlarms(
                                    page.items().stream()
                                            .flatMap(alarm -> alarm.metric().stream())
                                            .toList())
                            .nextToken(page.token())
                            .build();
                });
    }

    private static boolean matches(AnyAlarm alarm, DescribeAlarmsRequest request) {
        if (!request.alarmNames().isEmpty() && !request.alarmNames().contains(alarm.name())) {
            return false;
        }
        if (request.alarmNamePrefix() != null
                && !alarm.name().startsWith(request.alarmNamePrefix())) {
            return false;
        }
        if (request.stateValue() != null && !request.stateValueAsString().equals(alarm.state())) {
            return false;
        }
        return request.actionPrefix() == null
                || alarm.actions().stream()
                        .anyMatch(action -> action.startsWith(request.actionPrefix()));
    }

    @Override
    public DeleteAlarmsResponse deleteAlarms(DeleteAlarmsRequest request) {
        return call(
                "DeleteAlarms",
                request,
                () -> {
                    if (request.alarmNames().size() > MOST_NAMES) {
                        throw invalid("Member must have length less than or equal to 100");
                    }
                    for (String name : request.alarmNames()) {
                        metricAlarms.remove(name);
                        compositeAlarms.remove(name);
                        account().tags().delete(arn("alarm:" + name));
                    }
                    return DeleteAlarmsResponse.builder().build();
                });
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return call(
                "ListTagsForResource",
                request,
                () ->
                        ListTagsForResourceResponse.builder()
                                .tags(
                                        TagLists.list(
                                                account().tags().tags(request.resourceARN()),
                                                (key, value) ->
                                                        Tag.builder()
                                                                .key(key)
                                                                .value(value)
                                                                .build()))
                                .build());
    }

    @Override
    public TagResourceResponse tagResource(TagResourceRequest request) {
        return call(
                "TagResource",
                request,
                () -> {
                    account().tags().tag(request.resourceARN(), tags(request.tags()));
                    return TagResourceResponse.builder().build();
                });
    }

    @Override
    public UntagResourceResponse untagResource(UntagResourceRequest request) {
        return call(
                "UntagResource",
                request,
                () -> {
                    account().tags().untag(request.resourceARN(), request.tagKeys());
                    return UntagResourceResponse.builder().build();
                });
    }

    private RuntimeException invalid(String message) {
        return error(400, "ValidationError", message);
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }
}
