package io.stratoscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

import java.util.List;

final class SimulatedCloudWatchTest {

    private final CloudWatchClient cloudWatch =
            TestAccounts.empty().client(CloudWatchClient.class, TestAccounts.REGION);

    private void metricAlarm(String name) {
        cloudWatch.putMetricAlarm(request ->
                request.alarmName(name).namespace("AWS/ECS").metricName("CPUUtilization"));
    }

    private void compositeAlarm(String name) {
        compositeAlarm(name, "ALARM(a)");
    }

    private void compositeAlarm(String name, String rule) {
        cloudWatch.putCompositeAlarm(request -> request.alarmName(name).alarmRule(rule));
    }

    @Test
    void leavesCompositeAlarmsOutUnlessAskedForThem() {
        metricAlarm("a");
        compositeAlarm("all");

        assertThat(cloudWatch.describeAlarms().compositeAlarms()).isEmpty();
        assertThat(cloudWatch.describeAlarms().metricAlarms()).hasSize(1);
        var both =
                cloudWatch.describeAlarms(request ->
                        request.alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
        assertThat(both.compositeAlarms()).hasSize(1);
        assertThat(both.metricAlarms()).hasSize(1);
    }

    @Test
    void pagesFiftyAtATimeUpToAHundredOverBothTypes() {
        for (int i = 0; i < 100; i++) {
            metricAlarm("m" + i);
        }
        compositeAlarm("c", "ALARM(m1)");
        assertThat(cloudWatch.describeAlarms().metricAlarms()).hasSize(50);
        assertThat(cloudWatch.describeAlarms(request -> request.maxRecords(100)).nextToken())
                .isNull();
        var both =
                cloudWatch.describeAlarms(request ->
                        request.maxRecords(100)
                                .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
        assertThat(both.metricAlarms()).hasSize(99);
        assertThat(both.nextToken()).isNotNull();
        assertThatThrownBy(() -> cloudWatch.describeAlarms(request -> request.maxRecords(101)))
                .isInstanceOf(CloudWatchException.class);
    }

    @Test
    void filtersByStateAndPrefix() {
        metricAlarm("immich-a");
        metricAlarm("immich-b");
        metricAlarm("other-immich-c");
        cloudWatch.setAlarmState(request ->
                request.alarmName("immich-b").stateValue(StateValue.ALARM).stateReason("test"));

        assertThat(
                        cloudWatch
                                .describeAlarms(request -> request.alarmNamePrefix("immich-"))
                                .metricAlarms())
                .hasSize(2);
        assertThat(
                        cloudWatch
                                .describeAlarms(request -> request.stateValue(StateValue.ALARM))
                                .metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("immich-b");
    }

    @Test
    void changingAnAlarmKeepsItsTags() {
        cloudWatch.putMetricAlarm(
                request -> request.alarmName("a").tags(Tag.builder().key("k").value("1").build()));
        cloudWatch.putMetricAlarm(
                request -> request.alarmName("a").tags(Tag.builder().key("k").value("2").build()));

        String arn = cloudWatch.describeAlarms().metricAlarms().getFirst().alarmArn();
        assertThat(cloudWatch.listTagsForResource(request -> request.resourceARN(arn)).tags())
                .extracting(Tag::value)
                .containsExactly("1");
    }

    @Test
    void aRuleLooksAtAlarmsThatAreThereAndKeepsThem() {
        metricAlarm("a b");
        metricAlarm("c");
        String arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:c";
        assertThatThrownBy(() -> compositeAlarm("all", "ALARM(\"a b\") AND NOT OK(d)"))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("[d] in the alarm rule do not exist");
        compositeAlarm("all", "ALARM(\"a b\") OR (INSUFFICIENT_DATA( " + arn + " ) AND TRUE)");

        assertThatThrownBy(() -> cloudWatch.deleteAlarms(request -> request.alarmNames("c")))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("depending on it");
        cloudWatch.deleteAlarms(request -> request.alarmNames("all"));
        cloudWatch.deleteAlarms(request -> request.alarmNames("c", "a b"));
    }

    @Test
    void anAlarmThatIsChangedKeepsItsState() {
        metricAlarm("a");
        compositeAlarm("all");
        for (String name : List.of("a", "all")) {
            cloudWatch.setAlarmState(request ->
                    request.alarmName(name).stateValue(StateValue.ALARM).stateReason("bad"));
        }

        metricAlarm("a");
        compositeAlarm("all");

        var both =
                cloudWatch.describeAlarms(request ->
                        request.alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM));
        assertThat(both.metricAlarms().getFirst().stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(both.compositeAlarms().getFirst().stateValue()).isEqualTo(StateValue.ALARM);
    }
}
