package io.stratoscope.provision.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratoscope.json.JsonText;
import io.stratoscope.model.JsonValue.JsonObject;
import io.stratoscope.provision.driver.Existing;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

final class CloudWatchDriversTest {

    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";

    private final Workbench bench = new Workbench();
    private final CloudWatchClient watch = bench.client(CloudWatchClient.class);

    @SuppressWarnings("AnnotateFormatMethod") // what does not fit does not parse
    private static JsonObject json(String text, Object... arguments) {
        return (JsonObject) JsonText.parse(text.formatted(arguments));
    }

    private static JsonObject alarm(String name, int threshold) {
        return json(
                """
                {"AlarmName": "%s", "AlarmDescription": "Too few healthy targets",
                 "Namespace": "AWS/ApplicationELB", "MetricName": "HealthyHostCount",
                 "Dimensions": [{"Name": "LoadBalancer", "Value": "app/bench-alb/1"},
                                {"Name": "TargetGroup", "Value": "targetgroup/bench/2"}],
                 "Statistic": "Minimum", "ComparisonOperator": "LessThanThreshold",
                 "Threshold": %d, "Period": 300, "EvaluationPeriods": 3,
                 "TreatMissingData": "missing", "ActionsEnabled": true,
                 "AlarmActions": ["arn:aws:sns:eu-central-1:123456789012:bench"],
                 "OKActions": ["arn:aws:sns:eu-central-1:123456789012:bench"]}
                """,
                name, threshold);
    }

    private static JsonObject composite(String rule) {
        return json(
                """
                {"AlarmName": "bench-unavailable", "AlarmDescription": "Nobody can use Immich",
                 "AlarmRule": "%s", "ActionsEnabled": true,
                 "AlarmActions": ["arn:aws:sns:eu-central-1:123456789012:bench"]}
                """,
                rule);
    }

    @Test
    void makesChangesAndRemovesAnAlarm() {
        Existing made = bench.make(ALARM, "HealthyAlarm", alarm("bench-healthy", 1));
        assertThat(made.ref()).isEqualTo("bench-healthy");
        assertThat(made.attribute("Arn"))
                .contains("arn:aws:cloudwatch:eu-central-1:123456789012:alarm:bench-healthy");

        bench.change(made, "HealthyAlarm", alarm("bench-healthy", 2));
        bench.remove(made);
    }

    @Test
    void makesChangesAndRemovesAnAlarmOfAlarms() {
        bench.make(ALARM, "A", alarm("bench-a", 1));
        bench.make(ALARM, "B", alarm("bench-b", 1));
        Existing made =
                bench.make(COMPOSITE, "C", composite("ALARM(\\\"bench-a\\\") OR ALARM(bench-b)"));
        assertThat(made.ref()).isEqualTo("bench-unavailable");

        bench.change(made, "C", composite("ALARM(\\\"bench-b\\\")"));
        bench.remove(made);
    }

    @Test
    void anAlarmThatAnotherLooksAtStays() {
        Existing one = bench.make(ALARM, "A", alarm("bench-a", 1));
        bench.make(COMPOSITE, "C", composite("ALARM(bench-a)"));

        assertThatThrownBy(() -> bench.remove(one))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("depending on it");
    }

    @Test
    void tagsAloneAreChangedToo() {
        Existing made = bench.make(ALARM, "A", alarm("bench-a", 1));

        Workbench.driver(ALARM).update(made, bench.order("Other", alarm("bench-a", 1)));

        assertThat(bench.list(ALARM).getFirst().id()).contains("Other");
    }

    @Test
    void somebodyElsesAlarmIsNeitherTheStacksNorOverwritten() {
        watch.putMetricAlarm(request ->
                request.alarmName("bench-a").namespace("AWS/ECS").metricName("CPUUtilization"));

        assertThat(bench.list(ALARM)).isEmpty();
        assertThatThrownBy(() -> bench.make(ALARM, "A", alarm("bench-a", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bench-a");
        assertThat(watch.describeAlarms().metricAlarms().getFirst().namespace())
                .isEqualTo("AWS/ECS");
    }

    @Test
    void anAlarmThatAnEarlierAttemptMadeIsMadeAgain() {
        Existing made = bench.make(ALARM, "A", alarm("bench-a", 1));

        assertThat(bench.make(ALARM, "A", alarm("bench-a", 1)).ref()).isEqualTo(made.ref());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() ->
                        bench.make(ALARM, "A", json("{\"AlarmName\": \"a\", \"Evaluate\": 1}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Evaluate");
    }
}
