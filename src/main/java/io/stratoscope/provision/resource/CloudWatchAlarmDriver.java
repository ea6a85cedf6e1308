package io.stratoscope.provision.resource;

import io.stratoscope.model.JsonValue;
import io.stratoscope.provision.driver.Driver;
import io.stratoscope.provision.driver.Existing;
import io.stratoscope.provision.driver.Order;
import io.stratoscope.provision.driver.Removal;
import io.stratoscope.provision.driver.Scope;
import io.stratoscope.provision.driver.SdkWords;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

import java.util.List;
import java.util.Set;

/** An alarm that watches a metric. */
final class CloudWatchAlarmDriver implements Driver {

    private final CloudWatchAlarms alarms =
            new CloudWatchAlarms(
                    type(), AlarmType.METRIC_ALARM, DescribeAlarmsResponse::metricAlarms);

    @Override
    public String type() {
        return "AWS::CloudWatch::Alarm";
    }

    @Override
    public Set<String> createOnly() {
        return Set.of(CloudWatchAlarms.NAME);
    }

    @Override
    public List<Existing> list(Scope scope) {
        return alarms.list(scope);
    }

    @Override
    public Existing create(Order order) {
        PutMetricAlarmRequest.Builder request = request(order);
        alarms.checkNameIsFree(order);
        SdkWords.SAME.fill(request, JsonValue.object().put("Tags", order.tagList()).build());
        order.client(CloudWatchClient.class).putMetricAlarm(request.build());
        return alarms.made(order);
    }

    private static PutMetricAlarmRequest.Builder request(Order order) {
        return SdkWords.SAME.fill(PutMetricAlarmRequest.builder(), order.properties());
    }

    @Override
    public void update(Existing existing, Order order) {
        order.client(CloudWatchClient.class).putMetricAlarm(request(order).build());
        CloudWatchAlarms.tag(existing, order);
    }

    @Override
    public void delete(Existing existing, Removal removal) {
        CloudWatchAlarms.delete(existing, removal);
    }
}
