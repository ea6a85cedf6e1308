package io.stratoscope.simulator;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutCompositeAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;

import java.util.List;
import java.util.Map;

/** Amazon CloudWatch: metrics of what the account holds, and metric and composite alarms. */
final class SimulatedCloudWatch extends SimulatedService implements CloudWatchClient {

    private final CloudWatchAlarmBook alarms = new CloudWatchAlarmBook(this);
    private final CloudWatchAlarmWriting writing = new CloudWatchAlarmWriting(this, alarms);

    private final CloudWatchMetrics metrics = new CloudWatchMetrics(this);

    SimulatedCloudWatch(AccountState account, String region) {
        super(account, region, "cloudwatch", CloudWatchException::builder);
    }

    @Override
    public PutMetricAlarmResponse putMetricAlarm(PutMetricAlarmRequest request) {
        return call("PutMetricAlarm", request, () -> writing.putMetric(request));
    }

    @Override
    public PutCompositeAlarmResponse putCompositeAlarm(PutCompositeAlarmRequest request) {
        return call("PutCompositeAlarm", request, () -> writing.putComposite(request));
    }

    @Override
    public SetAlarmStateResponse setAlarmState(SetAlarmStateRequest request) {
        return call("SetAlarmState", request, () -> writing.setState(request));
    }

    /** Composite alarms only come when {@code AlarmTypes} asks for them. */
    @Override
    public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
        return call("DescribeAlarms", request, () -> alarms.describe(request));
    }

    @Override
    public ListMetricsResponse listMetrics(ListMetricsRequest request) {
        return call("ListMetrics", request, () -> metrics.list(request));
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        return call("GetMetricData", request, () -> metrics.data(request));
    }

    @Override
    public GetMetricStatisticsResponse getMetricStatistics(GetMetricStatisticsRequest request) {
        return call("GetMetricStatistics", request, () -> metrics.statistics(request));
    }

    @Override
    public DeleteAlarmsResponse deleteAlarms(DeleteAlarmsRequest request) {
        return call("DeleteAlarms", request, () -> alarms.delete(request));
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

    RuntimeException invalid(String message) {
        return error(400, "ValidationError", message);
    }

    static Map<String, String> tags(List<Tag> tags) {
        return TagLists.map(tags, Tag::key, Tag::value);
    }
}
